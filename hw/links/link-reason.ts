import type { WordsFor } from '../reason-words.ts';

/**
 * What the ways on which bytes come report of themselves. `port` of a serial port: its path, or `usb:` and the serial
 * number of its adapter. `place`: `host:port`. `said`: words of the system, as they came; empty where it said
 * nothing.
 */
export type LinkReason = SerialReason | ClientReason | ListenerReason | LoginReason;

type SerialReason =
  | { readonly code: 'serial-missing'; readonly path: string }
  | { readonly code: 'usb-missing'; readonly serial: string }
  | { readonly code: 'serial-denied' | 'serial-busy' | 'serial-foreign'; readonly port: string }
  | { readonly code: 'serial-gone' | 'serial-fault'; readonly port: string; readonly said: string }
  /** The driver does not reply; it does not take what is written. */
  | { readonly code: 'serial-mute' | 'serial-stuck'; readonly port: string };

type ClientReason =
  | { readonly code: 'tcp-name-unknown'; readonly host: string }
  | {
      readonly code: 'tcp-refused' | 'tcp-unreachable' | 'tcp-no-answer' | 'tcp-reset' | 'tcp-closed';
      readonly place: string;
    }
  | { readonly code: 'tcp-not-read'; readonly place: string }
  | { readonly code: 'tcp-broken'; readonly place: string; readonly said: string }
  /** What helps where the far end is a converter, or a PBX of which no more is known. */
  | { readonly code: 'check-address' };

/** `host`: the address of this machine; empty where every one is meant. */
type ListenerReason =
  | { readonly code: 'port-taken' | 'port-forbidden'; readonly transport: Transport; readonly port: number }
  | { readonly code: 'address-foreign'; readonly host: string }
  | {
      readonly code: 'listen-failed';
      readonly transport: Transport;
      readonly host: string;
      readonly port: number;
      readonly said: string;
    }
  | { readonly code: 'waiting' | 'waiting-again'; readonly host: string; readonly port: number }
  | { readonly code: 'peer-broken' | 'peer-not-reading'; readonly peer: string }
  | {
      readonly code: 'stranger-refused';
      readonly stranger: string;
      readonly from: string;
      readonly host: string;
      readonly port: number;
    };

/** Of a PBX that asks for user and password before it prints. */
type LoginReason = { readonly code: 'login-refused' | 'login-not-asked' | 'login-not-done' };

export type Transport = 'TCP' | 'UDP';

export const LINK_ENGLISH: WordsFor<LinkReason> = {
  'serial-missing': ({ path }) =>
    `There is no serial port ${path}. Plug the device in or correct the path; lasting names are listed under /dev/serial/by-id.`,
  'usb-missing': ({ serial }) =>
    `No serial port belongs to a USB adapter with the serial number ${serial}. Plug it in or correct the number.`,
  'serial-denied': ({ port }) =>
    `The box may not open ${portName(port)}. Add its user to the group dialout and start it again.`,
  'serial-busy': ({ port }) =>
    `Another program uses ${portName(port)}. Stop it (often ModemManager, a terminal program or a second instance of this one).`,
  'serial-foreign': ({ port }) => `${capital(portName(port))} is no serial port. Correct the path.`,
  'serial-gone': ({ port, said }) =>
    `${capital(portName(port))} was unplugged or its driver gave up${saidText(said)}. Check the cable and the power of the device.`,
  'serial-fault': ({ port, said }) =>
    `${capital(portName(port))} does not work${saidText(said)}. Check the device and the settings of the port.`,
  'serial-mute': ({ port }) =>
    `${capital(portName(port))} was unplugged: its driver does not reply. Check the cable and the power of the device.`,
  'serial-stuck': ({ port }) =>
    `${capital(portName(port))} does not take what is written to it. Check the device and the settings of the port.`,
  'tcp-name-unknown': ({ host }) =>
    `The name ${host} is not known to the network. Correct it, or write the IP address.`,
  'tcp-refused': ({ place }) => `${place} refused the connection.`,
  'tcp-unreachable': ({ place }) => `There is no way to ${place} in the network.`,
  'tcp-no-answer': ({ place }) => `${place} does not answer.`,
  'tcp-reset': ({ place }) => `${place} broke the connection off.`,
  'tcp-closed': ({ place }) => `${place} closed the connection.`,
  'tcp-not-read': ({ place }) => `${place} does not read what is sent to it.`,
  'tcp-broken': ({ place, said }) => `The connection to ${place} broke${saidText(said)}.`,
  'check-address': () =>
    'Check the address and the port of the PBX or the converter, and that no other program is connected to it.',
  'port-taken': ({ transport, port }) =>
    `${transport} port ${port} is taken by another program. Stop that program, or choose another port here and in the PBX.`,
  'port-forbidden': ({ transport, port }) =>
    `The box may not listen at ${transport} port ${port}. Choose a port above 1023 here and in the PBX.`,
  'address-foreign': ({ host }) => `${host} is no address of this machine. Correct it, or write 0.0.0.0.`,
  'listen-failed': ({ transport, said, ...place }) =>
    `The box cannot listen at ${placeName(place)} over ${transport}${saidText(said)}. Check the address and the port.`,
  waiting: (place) => `Waiting at ${placeName(place)} for the equipment to connect.`,
  'waiting-again': (place) => `Waiting at ${placeName(place)} for the next connection.`,
  'peer-broken': ({ peer }) => `The connection from ${peer} broke.`,
  'peer-not-reading': ({ peer }) => `${peer} does not read what is sent to it.`,
  'stranger-refused': ({ stranger, from, ...place }) =>
    `${stranger} was refused at ${placeName(place)}: only ${from} may connect. Correct "from" if that is the equipment.`,
  'login-refused': () => 'The PBX refused the login. Check user and password of "login".',
  'login-not-asked': () => 'The PBX asks for no password. Check user and password of "login".',
  'login-not-done': () => 'The login was not done yet: check "login".',
};

const USB = 'usb:';

function saidText(said: string): string {
  return said === '' ? '' : ` (${said})`;
}

function portName(port: string): string {
  return port.startsWith(USB) ? `the USB adapter ${port.slice(USB.length)}` : port;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `192.0.2.1:3000`, or `port 3000` where every address of the machine is meant. */
function placeName({ host, port }: { readonly host: string; readonly port: number }): string {
  return host === '' ? `port ${port}` : `${host}:${port}`;
}

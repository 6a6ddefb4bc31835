import type { LinkReason } from './link-reason.ts';

/** Where a serial port is: a path (best a lasting one under /dev/serial), or the adapter's own serial number. */
export type SerialLocation =
  | { readonly type: 'path'; readonly path: string }
  | { readonly type: 'usb-serial'; readonly serial: string };

/** How the port is driven. An emulated UART checks no parity: nothing here is proven by bytes coming through. */
export interface SerialSettings {
  /** Bits per second. */
  readonly baud: number;
  readonly dataBits?: 7 | 8;
  readonly parity?: 'none' | 'even' | 'odd';
  readonly stopBits?: 1 | 2;
  /** RTS/CTS, wired. */
  readonly rtscts?: boolean;
  /** XON/XOFF, in the data. */
  readonly xonxoff?: boolean;
}

/** Data bits, parity and stop bits as they are spoken of: `8N1`. */
export type Framing = `${7 | 8}${'N' | 'E' | 'O'}${1 | 2}`;
export type FlowControl = 'none' | 'rts-cts' | 'xon-xoff';

const PARITIES = { N: 'none', E: 'even', O: 'odd' } as const;

/** The settings of a port from the words that a manual of a PBX uses. */
export function settingsOf(baud: number, framing: Framing, flowControl: FlowControl): SerialSettings {
  const [bits, parity, stops] = framing;
  return {
    baud,
    dataBits: bits === '7' ? 7 : 8,
    parity: parity === 'E' || parity === 'O' ? PARITIES[parity] : PARITIES.N,
    stopBits: stops === '2' ? 2 : 1,
    rtscts: flowControl === 'rts-cts',
    xonxoff: flowControl === 'xon-xoff',
  };
}

/** Why a port could not be opened or was lost; decides what an operator is told and how soon to try again. */
export type SerialFaultReason =
  | 'missing'
  | 'denied'
  | 'busy'
  | 'not-serial'
  | 'gone'
  /** The driver does not reply. */
  | 'mute'
  /** What is written does not leave. */
  | 'stuck'
  | 'other';

export interface SerialFault {
  readonly reason: SerialFaultReason;
  /** The system's own words; empty where it said nothing. */
  readonly detail: string;
}

/** What is said of the fault. */
export function explain({ reason, detail: said }: SerialFault, where: SerialLocation): LinkReason {
  const port = where.type === 'path' ? where.path : `usb:${where.serial}`;
  switch (reason) {
    case 'missing':
      return where.type === 'path'
        ? { code: 'serial-missing', path: where.path }
        : { code: 'usb-missing', serial: where.serial };
    case 'denied':
      return { code: 'serial-denied', port };
    case 'busy':
      return { code: 'serial-busy', port };
    case 'not-serial':
      return { code: 'serial-foreign', port };
    case 'gone':
      return { code: 'serial-gone', port, said };
    case 'mute':
      return { code: 'serial-mute', port };
    case 'stuck':
      return { code: 'serial-stuck', port };
    case 'other':
      return { code: 'serial-fault', port, said };
  }
}

/** Reads the reason out of the words of the serial library, which gives no error codes. */
export function faultOf(detail: string): SerialFault {
  const reason = REASONS.find(([pattern]) => pattern.test(detail))?.[1] ?? 'other';
  return { reason, detail };
}

const REASONS: readonly (readonly [RegExp, SerialFaultReason])[] = [
  [/no such (file|device)/i, 'missing'],
  [/permission denied|not permitted/i, 'denied'],
  [/cannot lock|resource busy|temporarily unavailable/i, 'busy'],
  [/inappropriate ioctl|not a (tty|typewriter)|is a directory/i, 'not-serial'],
  [/input\/output error|i\/o error|bad file descriptor/i, 'gone'],
];

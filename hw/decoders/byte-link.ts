import type { Clock } from '../clock.ts';
import type { LinkState } from '../equipment.ts';
import type { OpenSerialDevice } from '../links/serial-device.ts';
import { SerialPortLink } from '../links/serial-port.ts';
import type { SerialLocation, SerialSettings } from '../links/serial-settings.ts';
import { TcpClient } from '../links/tcp-client.ts';
import { TcpListener } from '../links/tcp-listener.ts';
import { UdpListener } from '../links/udp-listener.ts';
import type { Log } from '../log.ts';
import type { Why } from '../reason.ts';

/** A way on which bytes come and go; it comes back by itself. */
export interface ByteLink {
  start(): void;
  stop(): Promise<void>;
  state(): LinkState;
  send(bytes: Uint8Array): void;
  working(detail: string): void;
  /** Gives the present connection up because of `why`, and tries again after the usual pause. */
  close(why: Why): void;
}

/** Who listens at this end of it. None of these may throw. */
export interface ByteProtocol {
  opened(): void;
  received(chunk: Uint8Array): void;
  closed(): void;
  state(state: LinkState): void;
}

export type Connect = (protocol: ByteProtocol) => ByteLink;

export interface LinkSurroundings {
  readonly clock: Clock;
  /** A number from 0 to 1, for the jitter of reopenings. */
  readonly random: () => number;
}

export interface SerialPlace {
  readonly port: SerialLocation;
  readonly settings: SerialSettings;
  /** Opens the port; tests put their own in place. */
  readonly open?: OpenSerialDevice;
}

/** The equipment is on a serial port of this machine. */
export function overSerial({ port, settings, open }: SerialPlace, around: LinkSurroundings): Connect {
  return (protocol) =>
    new SerialPortLink({ where: port, settings, ...around, ...(open !== undefined && { open }) }, protocol);
}

const CONNECT_TIMEOUT = 10_000;

/** The equipment listens on TCP, or it is on the serial port of a converter (a device server) that does. */
export function overTcp(place: { host: string; port: number }, around: LinkSurroundings): Connect {
  return (protocol) =>
    new TcpClient(
      { ...place, ...around, connectTimeout: CONNECT_TIMEOUT, remedy: { code: 'check-address' } },
      {
        connected: () => protocol.opened(),
        received: (chunk) => protocol.received(chunk),
        disconnected: () => protocol.closed(),
        state: (state) => protocol.state(state),
      },
    );
}

export interface ListeningPlace {
  readonly host: string;
  readonly port: number;
  /** The IP address that alone may connect. */
  readonly from?: string;
}

/** The equipment, or its converter, connects to a TCP port of this machine. */
export function overListener(
  place: ListeningPlace,
  around: LinkSurroundings & { readonly log: Log },
): Connect {
  return (protocol) => new TcpListener({ ...place, ...around }, protocol);
}

/** The equipment sends packets into the network; each chunk is one of them. */
export function overUdp(place: { host: string; port: number }, around: LinkSurroundings): Connect {
  return (protocol) => new UdpListener({ ...place, ...around }, protocol);
}

import type { Clock } from '../clock.ts';
import {
  type ByteLink,
  type ByteProtocol,
  type Connect,
  overListener,
  overSerial,
  overTcp,
  overUdp,
} from '../decoders/byte-link.ts';
import { WHOZZ_UDP_PORT } from '../decoders/whozz/listen.ts';
import type { OpenSerialDevice } from '../links/serial-device.ts';
import { silentLog } from '../log.ts';
import { settingsOf } from './framing.ts';
import type { Source } from './link-entry.ts';
import type { PortTry } from './sweep.ts';

const EVERYWHERE = '0.0.0.0';

/**
 * Reads where to listen: `/dev/ttyUSB0`, `ttyUSB0`, `usb:SERIAL`, `tcp:HOST:PORT`, `listen:[HOST:]PORT`,
 * `udp:[HOST:][PORT]`. Null when it is none of them.
 */
export function sourceOf(text: string): Source | null {
  const [, kind, rest = ''] = /^(usb|tcp|listen|udp):(.*)$/.exec(text) ?? [];
  if (kind === undefined) return serialOf(text);
  if (kind === 'usb')
    return rest === '' ? null : { type: 'serial', port: { type: 'usb-serial', serial: rest } };
  if (kind === 'udp' && rest === '') return { type: 'udp', host: EVERYWHERE, port: WHOZZ_UDP_PORT };
  const [, host, digits] = /^(?:\[?([^\]]*?)\]?:)?(\d{1,5})$/.exec(rest) ?? [];
  const port = Number(digits ?? Number.NaN);
  if (!(port >= 1 && port <= 65_535)) return null;
  if (kind === 'tcp') return host === undefined || host === '' ? null : { type: 'connect', host, port };
  return {
    type: kind === 'udp' ? 'udp' : 'listen',
    host: host === undefined || host === '' ? EVERYWHERE : host,
    port,
  };
}

function serialOf(text: string): Source | null {
  if (text.startsWith('/')) return { type: 'serial', port: { type: 'path', path: text } };
  // `ttyUSB0` as the kernel calls it, `COM3` and the like are no path of this system.
  return /^tty\w+$/.test(text) ? { type: 'serial', port: { type: 'path', path: `/dev/${text}` } } : null;
}

/** The source as a person calls it. */
export function placeNameOf(source: Source): string {
  switch (source.type) {
    case 'serial':
      return source.port.type === 'path' ? source.port.path : `the USB adapter ${source.port.serial}`;
    case 'connect':
      return `${source.host}:${source.port}`;
    case 'listen':
      return `TCP port ${source.port}`;
    case 'udp':
      return `UDP port ${source.port}`;
  }
}

export interface Around {
  readonly clock: Clock;
  /** A number from 0 to 1, for the jitter of reopenings. */
  readonly random: () => number;
  readonly open?: OpenSerialDevice;
}

/** The way to a source, for every setting of its port. */
export function linksTo(
  source: Source,
  around: Around,
): (tried: PortTry | null, protocol: ByteProtocol) => ByteLink {
  return (tried, protocol) => connectTo(source, tried, around)(protocol);
}

function connectTo(source: Source, tried: PortTry | null, { clock, random, open }: Around): Connect {
  const around = { clock, random };
  switch (source.type) {
    case 'serial': {
      const settings = settingsOf(tried?.speed ?? 9_600, tried?.framing ?? '8N1');
      return overSerial({ port: source.port, settings, ...(open !== undefined && { open }) }, around);
    }
    case 'connect':
      return overTcp(source, around);
    case 'listen':
      return overListener(source, { ...around, log: silentLog });
    case 'udp':
      return overUdp(source, around);
  }
}

import type { z } from 'zod';
import type { Layout } from '../../hw/pbx/smdr/layout.ts';
import { DATE_ORDERS } from '../../hw/pbx/smdr/layout.ts';
import { optional } from './optional.ts';
import type { configSchema } from './schema.ts';
import type { SerialPortConfig, SourceLinkConfig, TrunkRule, WireConfig } from './source-config.ts';

type FileLink = z.output<typeof configSchema>['links'][number];
export type FileSource = Extract<FileLink, { type: SourceLinkConfig['type'] }>;
type FileSmdr = Extract<FileSource, { type: 'smdr' }>;
type FilePort = NonNullable<FileSource['port']>;

/** What belongs to a link and does not stand in its section. */
export interface Particulars {
  readonly password: string;
  readonly layout: Layout | undefined;
}

/** Links whose bytes come over a wire of the site's choice. */
export const toSource = (link: FileSource, more: Particulars): SourceLinkConfig => {
  const { type, name } = link;
  const wire = toWire(link);
  switch (type) {
    case 'smdr':
      return toSmdr(link, wire, more);
    case 'smdi':
    case 'ncid':
      return { type, name, ...wire, lines: link.lines.map(toTrunkRule) };
    case 'whozz':
      return { type, name, ...wire, lines: link.lines, tellsAnswers: link['tells-answers'] };
    default:
      return { type, name, ...wire, line: link.line };
  }
};

const toSmdr = (link: FileSmdr, wire: WireConfig, { password, layout }: Particulars): SourceLinkConfig => {
  const order = DATE_ORDERS.find((one) => one === link['date-order']);
  return {
    type: 'smdr',
    name: link.name,
    ...wire,
    layout: { ...(layout ?? NO_LAYOUT), ...optional('date', order ?? layout?.date) },
    login: link.login === undefined ? null : { user: link.login.user, password },
    lines: link.lines.map(toTrunkRule),
  };
};

/** The checks refuse a link without a layout: this cannot occur. */
const NO_LAYOUT: Layout = { name: 'none', title: '', evidence: 'uncertain', forms: [], records: [] };

const toWire = (link: FileSource): WireConfig => {
  const [connectTo, listenOn] = [link['connect-to'], link['listen-on']];
  if (connectTo !== undefined) return { connectTo };
  if (listenOn !== undefined) {
    const { host, port, from } = listenOn;
    return { listenOn: { host, port, ...optional('from', from) } };
  }
  if ('udp' in link && link.udp !== undefined) return { udp: link.udp };
  const port = toPort(link.port ?? {});
  if (!('framing' in link)) return { port, baud: link.baud };
  return { port, baud: link.baud, framing: link.framing, flowControl: link['flow-control'] };
};

export const toPort = (port: Partial<FilePort>): SerialPortConfig => {
  const serial = port['usb-serial'];
  return serial === undefined ? { type: 'path', path: port.path ?? '' } : { type: 'usb-serial', serial };
};

const toTrunkRule = (rule: FileSmdr['lines'][number]): TrunkRule => {
  const line = rule.line ?? '';
  if (rule.did !== undefined) return { type: 'did', did: rule.did.replaceAll(/[^+0-9]/g, ''), line };
  return { type: 'channel', pattern: rule.channel ?? '', line };
};

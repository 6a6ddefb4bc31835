import type { SerialLocation } from '../links/serial-settings.ts';
import type { Evidence } from './evidence.ts';
import type { Framing } from './framing.ts';
import type { Candidate } from './guess.ts';

/** Where the bytes came from. */
export type Source =
  | { readonly type: 'serial'; readonly port: SerialLocation }
  | { readonly type: 'connect'; readonly host: string; readonly port: number }
  | { readonly type: 'listen'; readonly host: string; readonly port: number }
  | { readonly type: 'udp'; readonly host: string; readonly port: number };

/**
 * Lines to paste into the configuration, or why there are none: the entry needs more than was heard (`guide` shows it),
 * the box reads this from pins, or it does not take this from packets.
 */
export type LinkEntry =
  | { readonly type: 'entry'; readonly yaml: string }
  | { readonly type: 'none'; readonly why: WhyNoEntry };

export type WhyNoEntry =
  | { readonly type: 'guide'; readonly guide: string }
  | { readonly type: 'pins' }
  | { readonly type: 'not-over-udp'; readonly format: string };

/** Formats that hear one line, several lines in the order of their sockets, or take rules. */
const ONE_LINE: ReadonlySet<string> = new Set(['modem', 'fsk', 'jclip', 'aloha', 'isdn-ta']);
const WITH_RULES: ReadonlySet<string> = new Set(['smdr', 'smdi', 'ncid']);
/** The others have a framing of their own, which the box sets by itself. */
const WITH_FRAMING: ReadonlySet<string> = new Set(['smdr', 'smdi']);
const DOCS: Readonly<Record<string, string>> = {
  'asterisk-ami': 'docs/asterisk.md',
  'freeswitch-esl': 'docs/freeswitch.md',
  fritzbox: 'docs/fritzbox.md',
  'csta-xml': 'docs/csta.md',
};

/**
 * The entry of the list `links:` for what was recognised, ready to paste. `1` stands for the line: only the person who
 * reads it knows how the office calls it.
 */
export function linkEntryOf(candidate: Candidate, source: Source): LinkEntry {
  const { format } = candidate;
  const doc = DOCS[format];
  if (doc !== undefined) return { type: 'none', why: { type: 'guide', guide: doc } };
  if (format === 'dtmf') return { type: 'none', why: { type: 'pins' } };
  if (source.type === 'udp' && format !== 'whozz')
    return { type: 'none', why: { type: 'not-over-udp', format } };
  const rows = [
    `type: ${format}`,
    `name: ${format === 'whozz' ? 'whozz' : `${format}-1`}`,
    ...layoutRows(candidate),
    ...lineRows(format),
    ...sourceRows(source),
    ...(source.type === 'serial' ? portRows(candidate) : []),
  ];
  return {
    type: 'entry',
    yaml: `links:\n${rows.map((row, at) => `${at === 0 ? '  - ' : '    '}${row}\n`).join('')}`,
  };
}

function layoutRows({ layout, dateOrders = [] }: Evidence): readonly string[] {
  if (layout === undefined) return [];
  const [order] = dateOrders;
  if (order === undefined) return [`layout: ${layout}`];
  const doubt =
    dateOrders.length === 1 ? '' : ` # or ${dateOrders.slice(1).join(', ')}: compare with the day of a call`;
  return [`layout: ${layout}`, `date-order: ${order}${doubt}`];
}

function lineRows(format: string): readonly string[] {
  if (ONE_LINE.has(format)) return ['line: "1"'];
  if (format === 'whozz') return ['lines: ["1"]'];
  return WITH_RULES.has(format) ? ['lines: [ { channel: "*", line: "1" } ]'] : [];
}

function sourceRows(source: Source): readonly string[] {
  switch (source.type) {
    case 'serial': {
      const { port } = source;
      return [
        port.type === 'path'
          ? `port: { path: ${quoted(port.path)} }`
          : `port: { usb-serial: ${quoted(port.serial)} }`,
      ];
    }
    case 'connect':
      return [`connect-to: { host: ${quoted(source.host)}, port: ${source.port} }`];
    case 'listen':
      return [`listen-on: { host: ${quoted(source.host)}, port: ${source.port} }`];
    case 'udp':
      return [`udp: { host: ${quoted(source.host)}, port: ${source.port} }`];
  }
}

function portRows({
  format,
  speed,
  framing,
}: {
  format: string;
  speed?: number;
  framing?: Framing;
}): readonly string[] {
  return [
    ...(speed === undefined ? [] : [`baud: ${speed}`]),
    ...(framing === undefined || !WITH_FRAMING.has(format) ? [] : [`framing: ${framing}`]),
  ];
}

/** Double quotes take every character; paths and host names have few that need them. */
function quoted(text: string): string {
  return JSON.stringify(text);
}

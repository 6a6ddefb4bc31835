import { clean, NUMBER_LIMIT } from '../caller-word.ts';

/** A line of the call monitor. `at` is its date and time as written (local, without zone); `id` is reused after the end. */
export type FritzMessage = { readonly at: string; readonly id: string } & (
  | { readonly type: 'ring'; readonly caller: string; readonly called: string; readonly trunk: string }
  | {
      readonly type: 'call';
      readonly extension: string;
      readonly own: string;
      readonly dialled: string;
      readonly trunk: string;
    }
  | { readonly type: 'connect'; readonly extension: string }
  | { readonly type: 'disconnect' }
);

const STAMP = /^(\d\d)\.(\d\d)\.(\d\d) (\d\d):(\d\d):(\d\d);/;

/** Whether a line is one of the call monitor's at all, known or not. */
export function hasStamp(line: string): boolean {
  return STAMP.test(line);
}

/**
 * Reads a line such as `16.06.20 12:25:42;RING;0;01755290123;732123;SIP1;`. The last semicolon may be missing. Null when
 * the line is none of the four known ones or is cut short.
 */
export function parseLine(line: string): FritzMessage | null {
  const stamp = STAMP.exec(line);
  if (stamp === null || !isDate(stamp)) return null;
  const [event = '', id = '', ...fields] = line
    .slice(stamp[0].length)
    .replace(/;$/, '')
    .split(';')
    .map((field) => clean(field, NUMBER_LIMIT));
  if (!/^\d{1,4}$/.test(id)) return null;
  return messageOf(event, { at: stamp[0].slice(0, -1), id }, fields);
}

function messageOf(
  event: string,
  about: { readonly at: string; readonly id: string },
  fields: readonly string[],
): FritzMessage | null {
  const [first = '', second = '', third = '', fourth = ''] = fields;
  if (event === 'RING' && fields.length >= 3)
    return { type: 'ring', ...about, caller: first, called: second, trunk: third };
  if (event === 'CALL' && fields.length >= 4)
    return { type: 'call', ...about, extension: first, own: second, dialled: third, trunk: fourth };
  if (event === 'CONNECT' && fields.length >= 2 && /^\d+$/.test(first))
    return { type: 'connect', ...about, extension: first };
  if (event === 'DISCONNECT' && /^\d+$/.test(first)) return { type: 'disconnect', ...about };
  return null;
}

function isDate(stamp: RegExpExecArray): boolean {
  const [day = 0, month = 0, year = 0, hour = 0, minute = 0, second = 0] = stamp.slice(1).map(Number);
  const date = new Date(Date.UTC(2000 + year, month - 1, day));
  return (
    date.getUTCDate() === day && date.getUTCMonth() === month - 1 && hour < 24 && minute < 60 && second < 61
  );
}

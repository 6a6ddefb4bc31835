import { type CompiledLayout, type CompiledRule, type Fields, groupsOf } from './compile.ts';
import type { DateOrder, Meaning } from './layout.ts';
import { type Party, partyOf } from './party.ts';
import { isoOf, secondsBetween, secondsOf, sourceTime, timeOfDay } from './source-time.ts';

/** What a line is under a layout. */
export type LineRead =
  | { readonly type: 'record'; readonly fields: Fields }
  | { readonly type: 'continuation'; readonly fields: Fields }
  /** A heading, a ruler. */
  | { readonly type: 'ignored' }
  | { readonly type: 'unknown' };

/** A record of the log in the terms of every PBX. What it does not say is left out. */
export interface CallRecord extends Party {
  readonly means: Meaning;
  readonly line?: string;
  readonly call?: string;
  readonly extension?: string;
  readonly called?: string;
  /** Local time, ISO 8601 without a zone. */
  readonly startedAt?: string;
  readonly ringSeconds?: number;
  readonly talkSeconds?: number;
}

/** Longer than the names of lines and telephones anywhere. */
const TEXT_LIMIT = 64;

/** Reads one line. A record that no rule explains is a line of another form, as far as anybody can tell. */
export function readLine(compiled: CompiledLayout, text: string): LineRead {
  if (compiled.ignore.some((pattern) => pattern.test(text))) return { type: 'ignored' };
  for (const form of compiled.forms) {
    const fields = form.read(text);
    if (fields === null) continue;
    if (form.isContinuation) return { type: 'continuation', fields };
    return ruleFor(compiled, refined(compiled, fields)) !== null
      ? { type: 'record', fields }
      : { type: 'unknown' };
  }
  return { type: 'unknown' };
}

/** The fields of a record with those that its continuation adds. */
export function continued(fields: Fields, more: Fields): Fields {
  return new Map([...fields, ...[...more].filter(([, value]) => value !== '')]);
}

/** What the fields of a whole record mean, null when no rule of the layout fits. */
export function recordOf(compiled: CompiledLayout, fields: Fields): CallRecord | null {
  const fine = refined(compiled, fields);
  const rule = ruleFor(compiled, fine);
  if (rule === null) return null;
  const meant = new Map([...fine, ...rule.use.map(([to, from]) => [to, fine.get(from) ?? ''] as const)]);
  const get = (name: string) => meant.get(name) ?? '';
  const party = partyOf(get('number'), get('name'), compiled.layout.padding ?? '');
  const texts = ['line', 'call', 'extension', 'called'].map((name) => [name, printable(get(name))] as const);
  return {
    means: rule.means,
    ...Object.fromEntries(texts.filter(([, text]) => text !== '')),
    ...party,
    ...timesOf(compiled, get),
  };
}

/** Damage stays visible, so that it fits no line and no telephone, but a control character goes nowhere. */
function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, '\ufffd').slice(0, TEXT_LIMIT);
}

function refined(compiled: CompiledLayout, fields: Fields): Fields {
  const fine = new Map(fields);
  for (const { field, patterns } of compiled.refine) {
    const text = fine.get(field) ?? '';
    for (const pattern of patterns) {
      const groups = groupsOf(pattern, text);
      if (groups === null) continue;
      for (const [name, value] of groups) fine.set(name, value);
      break;
    }
  }
  return fine;
}

function ruleFor(compiled: CompiledLayout, fields: Fields): CompiledRule | null {
  const fits = ({ when }: CompiledRule) =>
    when.every(([field, pattern]) => pattern.test(fields.get(field) ?? ''));
  return compiled.records.find(fits) ?? null;
}

type Times = Pick<CallRecord, 'startedAt' | 'ringSeconds' | 'talkSeconds'>;

function timesOf({ layout }: CompiledLayout, get: (name: string) => string): Times {
  const { ring: ringUnit = 'clock', talk: talkUnit = 'clock' } = layout.units ?? {};
  const ring = secondsOf(get('ring'), ringUnit);
  const talk = secondsOf(get('talk'), talkUnit) ?? talkByEnd(get('time'), get('endtime'));
  const order: DateOrder | null = layout.date ?? null;
  const stamp = sourceTime(get('date'), get('year'), get('time'), order);
  const earlier = layout.time === 'end' ? (ring ?? 0) + (talk ?? 0) : 0;
  return {
    ...(stamp === null ? {} : { startedAt: isoOf(stamp, earlier) }),
    ...(ring === null ? {} : { ringSeconds: ring }),
    ...(talk === null ? {} : { talkSeconds: talk }),
  };
}

function talkByEnd(start: string, end: string): number | null {
  const [from, to] = [timeOfDay(start), timeOfDay(end)];
  return from === null || to === null ? null : secondsBetween(from, to);
}

import { ABSENCE_REASONS, type LineEvent } from '../../hw/line-event.ts';

/** What a value of an event may look like; the fault in words, or null. */
type Check = (value: unknown) => string | null;

const oneOf =
  (...words: readonly string[]): Check =>
  (value) =>
    words.includes(String(value)) ? null : 'is none of the words';

const matching =
  (pattern: RegExp, means: string): Check =>
  (value) =>
    typeof value === 'string' && pattern.test(value) ? null : `is not ${means}`;

/** C0, DEL and C1: none of them may reach a screen, a mail or a log. */
const CONTROL = /\p{Cc}/u;

const text =
  (limit: number): Check =>
  (value) => {
    if (typeof value !== 'string') return 'is not text';
    if (value === '') return 'is empty';
    if (value.length > limit) return `is longer than ${limit}`;
    return CONTROL.test(value) ? 'has a control character' : null;
  };

const seconds: Check = (value) =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 ? null : 'is not a number of seconds';

/** Local time without zone, or UTC. The date must exist. */
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{3})?)?Z?$/;
const isoTime: Check = (value) =>
  typeof value === 'string' && ISO.test(value) && !Number.isNaN(Date.parse(value)) ? null : 'is no ISO time';

/**
 * Digits as sources print them: with a plus, with marks among them, and with letters that stand for hidden digits
 * (x, X), a pause (P), a flash (F) or host access (=).
 */
const NUMBER = matching(/^(?=.*[\d*#])[\d+*#xXpPfF=()./ -]{1,64}$/, 'a number');

const line = text(64);
const extension = text(64);
const number = NUMBER;
const name = text(200);
const call = text(200);
const called = text(64);
const reason = oneOf(...ABSENCE_REASONS);
const direction = oneOf('incoming', 'outgoing');

interface Shape {
  readonly must: Readonly<Record<string, Check>>;
  readonly may: Readonly<Record<string, Check>>;
}

const SHAPES: Readonly<Record<LineEvent['type'], Shape>> = {
  ringing: { must: { line }, may: { call, called, extension } },
  'caller-id': { must: { line }, may: { call, number, name, reason } },
  answered: { must: { line }, may: { call, extension } },
  released: {
    must: { line },
    may: {
      call,
      by: oneOf('caller', 'callee'),
      outcome: oneOf('busy', 'rejected', 'voicemail', 'unreachable'),
    },
  },
  logged: {
    must: { direction, outcome: oneOf('answered', 'missed') },
    may: {
      ...{ line, call, extension, number, name, reason, called },
      ...{ startedAt: isoTime, ringSeconds: seconds, talkSeconds: seconds, continues: oneOf('true') },
    },
  },
  unrecognised: { must: { raw: matching(/^([0-9a-f]{2}){1,256}$/, 'hexadecimal') }, may: {} },
};

/**
 * Why an event does not keep to the vocabulary of hw/line-event.ts, or null. Types are gone when the program runs;
 * this is what the fuzzers hold every event against.
 *
 * @param isSip the source is a SIP exchange, where a name may stand in place of a number
 */
export function faultOf(event: LineEvent, isSip = false): string | null {
  const shape = SHAPES[event.type];
  if (shape === undefined) return `unknown type ${String(event.type)}`;
  const fields = Object.entries(event).filter(([key]) => key !== 'type');
  for (const [key, value] of fields) {
    const check = isSip && key === 'number' ? text(64) : (shape.must[key] ?? shape.may[key]);
    const fault = check === undefined ? 'is no field of it' : check(value);
    if (fault !== null) return `${event.type}: ${key} ${fault}`;
  }
  const missing = Object.keys(shape.must).find((key) => !(key in event));
  if (missing !== undefined) return `${event.type}: ${missing} is missing`;
  return event.type === 'caller-id' && 'number' in event === 'reason' in event
    ? 'caller-id: a number or a reason, one of both'
    : null;
}

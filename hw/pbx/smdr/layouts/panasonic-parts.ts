import type { RecordRule, Refinement } from '../layout.ts';

/** `[date] [time]`: the month may be padded with a blank, a 24-hour clock leaves two blanks for AM and PM, a Russian one has CP866. */
export const STAMP = '^[\\d ]\\d/[\\d ]\\d/\\d\\d [\\d ]\\d:\\d\\d(?:[AP]M|[\\x80-\\xff]{2}|  ) ';
export const DURATION = "(?:\\d\\d:\\d\\d'\\d\\d| {8})";
export const RING = " (?:\\d'\\d\\d| {4})";
/** A dialled number or a caller, but not a duration: patterns A, B and C differ in where that stands. */
export const dial = (width: number) => `(?:(?!\\d\\d:\\d\\d'\\d\\d).){${width}}`;

/** Repeated on every page; and what the TCP port asks of a user who logs in. */
const IGNORE = [
  '^\\s*Date +Time ',
  '^\\s*[-=*]{10,}\\s*$',
  '^\\s*-?\\s*(SMDR|PCCSMDR|\\*{7})\\s*$',
  'Enter Password',
];

/**
 * `<I>`, `<INCOMING>`, `<    incoming    >`, and the same in other scripts; a DDI name or number comes before it. What
 * fills its column to the last place may have been cut off there, and half a number is a wrong one.
 */
export const refineDial = (width: number): readonly Refinement[] => [
  {
    field: 'dial',
    patterns: [
      `^(?=.{${width}}$)(?:<D>(?<called>[^<]*))?<[^>]*>`,
      '^<D>(?<called>[^<]*)<[^>]*>(?<number>.*)$',
      '^<[^>]*>(?<number>.*)$',
      '^(?<dialled>.*)$',
    ],
  },
];

export const INCOMING = '^<(?!D>[^<]*$)';
export const DIALLED = { number: 'dialled' };

/** Patterns with a ring time tell a missed call without a code, and the operator's part of a call. */
export const RING_RECORDS: readonly RecordRule[] = [
  { when: { dial: INCOMING, extension: '^$', ring: '\\d' }, means: 'missed' },
  { when: { dial: INCOMING, ring: '[1-9]', talk: "^00:00'00$" }, means: 'first-leg' },
];

export const recordsWith = (more: readonly RecordRule[]): readonly RecordRule[] => [
  { when: { dial: '^(EXT ?\\d|LOG (IN|OUT)|Start|Answer|No Answer|Timed)' }, means: 'nothing' },
  // A sensor that calls a telephone, and somebody who programs the PBX from outside.
  { when: { dial: '^<I>S\\d{3}$' }, means: 'nothing' },
  { when: { code: '^RM$' }, means: 'nothing' },
  // A second caller who knocks on a line where somebody talks: one line cannot tell of two calls.
  { when: { dial: INCOMING, code: '^(VR|VA)$' }, means: 'nothing' },
  { when: { dial: INCOMING, code: '^RC$' }, means: 'live-ringing' },
  { when: { dial: INCOMING, code: '^AN$' }, means: 'live-answered' },
  { when: { dial: INCOMING, code: '^NA$' }, means: 'missed' },
  { when: { dial: INCOMING, code: '^TR$', talk: '\\d' }, means: 'transferred' },
  ...more,
  { when: { dial: INCOMING, talk: '\\d' }, means: 'incoming' },
  { when: { dial: '^$', line: '\\d', talk: '\\d', code: '^TR$' }, means: 'transferred', use: DIALLED },
  { when: { dial: '^(?!<)', line: '\\d', talk: '\\d' }, means: 'outgoing', use: DIALLED },
];

export const COMMON = {
  evidence: 'recorded',
  ignore: IGNORE,
  // Proven by the order of the logs: 20 minutes of talk are printed after calls that began later.
  time: 'end',
  padding: '.',
  records: recordsWith([]),
} as const;

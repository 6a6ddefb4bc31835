import type { Layout, RecordRule, Refinement } from '../layout.ts';

/** `[date] [time]`: the month may be padded with a blank, a 24-hour clock leaves two blanks for AM and PM. */
const STAMP = '^[\\d ]\\d/[\\d ]\\d/\\d\\d [\\d ]\\d:\\d\\d(?:[AP]M|  ) ';
const DURATION = "(?:\\d\\d:\\d\\d'\\d\\d| {8})";
const RING = " (?:\\d'\\d\\d| {4})";
/** A dialled number or a caller, but not a duration: patterns A, B and C differ in where that stands. */
const dial = (width: number) => `(?:(?!\\d\\d:\\d\\d'\\d\\d).){${width}}`;

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
const refineDial = (width: number): readonly Refinement[] => [
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

const INCOMING = '^<(?!D>[^<]*$)';
const DIALLED = { number: 'dialled' };

/** Patterns with a ring time tell a missed call without a code, and the operator's part of a call. */
const RING_RECORDS: readonly RecordRule[] = [
  { when: { dial: INCOMING, extension: '^$', ring: '\\d' }, means: 'missed' },
  { when: { dial: INCOMING, ring: '[1-9]', talk: "^00:00'00$" }, means: 'first-leg' },
];

const recordsWith = (more: readonly RecordRule[]): readonly RecordRule[] => [
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

const COMMON = {
  evidence: 'recorded',
  ignore: IGNORE,
  // Proven by the order of the logs: 20 minutes of talk are printed after calls that began later.
  time: 'end',
  padding: '.',
  records: recordsWith([]),
} as const;

export const PANASONIC_A: Layout = {
  ...COMMON,
  name: 'panasonic-a',
  title: 'Panasonic KX-TD, TDA, TDE, NCP, NS, pattern A (80 columns, with ring time)',
  refine: refineDial(25),
  records: recordsWith(RING_RECORDS),
  forms: [
    {
      type: 'columns',
      when: `${STAMP}.{5} [\\dA-Z ]{2} ${dial(25)}${RING} ${DURATION}`,
      columns: {
        date: '1-8',
        time: '10-16',
        extension: '18-22',
        line: '24-25',
        dial: '27-51',
        ring: '53-56',
        talk: '58-65',
        code: '78-79',
      },
    },
  ],
};

export const PANASONIC_B: Layout = {
  ...COMMON,
  name: 'panasonic-b',
  title: 'Panasonic KX-TD, TDA, TDE, NCP, NS, pattern B (80 columns, with cost)',
  refine: refineDial(20),
  evidence: 'manual',
  forms: [
    {
      type: 'columns',
      when: `${STAMP}.{4} [\\dA-Z ]{2} ${dial(20)} ${DURATION}`,
      columns: {
        date: '1-8',
        time: '10-16',
        extension: '18-21',
        line: '23-24',
        dial: '26-45',
        talk: '47-54',
        code: '78-79',
      },
    },
  ],
};

export const PANASONIC_C: Layout = {
  ...COMMON,
  name: 'panasonic-c',
  title: 'Panasonic KX-TDA, TDE, NCP, NS, pattern C (120 columns)',
  refine: refineDial(50),
  records: recordsWith(RING_RECORDS),
  evidence: 'manual',
  forms: [
    {
      type: 'columns',
      when: `${STAMP}.{5} [\\dA-Z ]{4} ${dial(50)}${RING} ${DURATION}`,
      columns: {
        date: '1-8',
        time: '10-16',
        extension: '18-22',
        line: '24-27',
        dial: '29-78',
        ring: '80-83',
        talk: '85-92',
        code: '117-119',
      },
    },
  ],
};

export const PANASONIC_TD500: Layout = {
  ...COMMON,
  name: 'panasonic-td500',
  title: 'Panasonic KX-TD500 (tenant, E and F extensions, T trunks)',
  forms: [
    {
      type: 'columns',
      when: `${STAMP}[ \\d] [EF ]\\S* {1,6}[T ]\\S* {1,6}.*$`,
      columns: {
        date: '1-8',
        time: '10-16',
        extension: '20-25',
        line: '27-32',
        dial: '34-57',
        talk: '59-66',
        code: '79-80',
      },
    },
  ],
  // E is an extension, F a floating one (a group, a queue).
  refine: [...refineDial(24), { field: 'extension', patterns: ['^[EF](?<extension>\\d+)$'] }],
};

export const PANASONIC_TEM: Layout = {
  ...COMMON,
  name: 'panasonic-tem',
  title: 'Panasonic KX-TA, TEM, TES, T1232 (a caller line while it rings, a mark " behind the duration)',
  refine: refineDial(37),
  forms: [
    {
      type: 'columns',
      when: '^[\\d ]\\d/[\\d ]\\d/\\d\\d [ *][ \\d]\\d:\\d\\d(?:[AP]M|  ) .{5}.{2} .{37} (?:\\d\\d:\\d\\d\'\\d\\d"| {9})',
      columns: {
        date: '1-8',
        transfer: '10',
        time: '11-17',
        extension: '19-22',
        line: '24-25',
        dial: '27-63',
        talk: '65-73',
      },
    },
  ],
  // Proven by the order of the log: here the time is that of the start.
  time: 'start',
  records: [
    { when: { dial: INCOMING, extension: '^$', talk: '^$' }, means: 'live-ringing' },
    { when: { dial: INCOMING, transfer: '\\*' }, means: 'transferred' },
    { when: { dial: INCOMING, talk: '\\d' }, means: 'incoming' },
    { when: { dial: '^(?!<)', line: '\\d', talk: '\\d' }, means: 'outgoing', use: DIALLED },
  ],
};

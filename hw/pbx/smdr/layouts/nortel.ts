import type { Layout } from '../layout.ts';

/** A trunk (route and member), an analogue one with an A. */
const TRUNK = '^[TA]\\d{5,7}$';
const FROM_OUTSIDE = { line: 'origin', extension: 'terminator', number: 'caller' };

export const NORTEL_MERIDIAN: Layout = {
  name: 'nortel-meridian',
  title: 'Nortel Meridian 1, CS 1000 (CDR in two or more lines)',
  evidence: 'recorded',
  characters: '7-bit',
  forms: [
    {
      type: 'pattern',
      pattern:
        '^(?<kind>[A-Z]) \\d{3} \\d\\d (?<origin>(?!DN)[A-Z]*\\d+) +(?<terminator>(?!DN)[A-Z]*\\d+) +(?<date>\\d\\d/\\d\\d) (?<time>\\d\\d:\\d\\d(?::\\d\\d)?)(?: (?<talk>\\d\\d:\\d\\d:\\d\\d(?:\\.\\d)?))?(?: +(?:A ?)?(?<dialled>[\\d*#]+))?',
    },
    // Records that are no calls: initialisation, time stamps, charges, queues.
    { type: 'pattern', pattern: '^(?<kind>[ACDFILMPQRT]) \\d{3} \\d\\d(?: |$)' },
    { type: 'pattern', role: 'continuation', pattern: '^ {0,2}& ?(?<ring>\\d\\d:\\d\\d)(?:\\s|$)' },
    // The caller stands right behind the mark; figures further on are charges and features.
    {
      type: 'pattern',
      role: 'continuation',
      pattern: '^ {0,2}& ?(?<caller>\\d[\\dX]{2,24})?(?:.*&(?<ring>\\d\\d:\\d\\d))?',
    },
  ],
  date: 'mdy',
  records: [
    { when: { kind: '^[^NSEXB]$' }, means: 'nothing' },
    { when: { kind: '^B$', origin: TRUNK }, means: 'missed', use: FROM_OUTSIDE },
    { when: { kind: '^S$', origin: TRUNK }, means: 'first-leg', use: FROM_OUTSIDE },
    // Of a call in several records S is the first, E the last: the end of S, or a further part behind X.
    { when: { kind: '^[XE]$', origin: TRUNK }, means: 'transferred', use: FROM_OUTSIDE },
    {
      when: { origin: TRUNK, terminator: TRUNK },
      means: 'incoming',
      use: { line: 'origin', number: 'caller' },
    },
    { when: { origin: TRUNK }, means: 'incoming', use: FROM_OUTSIDE },
    {
      when: { terminator: TRUNK },
      means: 'outgoing',
      use: { line: 'terminator', extension: 'origin', number: 'dialled' },
    },
    { means: 'nothing' },
  ],
};

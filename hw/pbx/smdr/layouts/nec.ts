import type { Layout } from '../layout.ts';

/** MMDDhhmmss: digits of an account behind the times must not be taken for them. */
const NEAX_STAMP = '[01]\\d[0-3]\\d[0-2]\\d[0-5]\\d[0-5]\\d';

/** Behind the station number every column moves with its width. */
function neaxColumns(width: 3 | 6): Readonly<Record<string, string>> {
  const behind = (first: number, last: number) => `${first + width - 6}-${last + width - 6}`;
  return {
    kind: '4',
    trunk: '5-10',
    extension: `14-${13 + width}`,
    date: behind(20, 23),
    time: behind(24, 29),
    endtime: behind(34, 39),
    condition: behind(53, 55),
    dialled: behind(62, 93),
    caller: behind(98, 115),
    year: behind(116, 117),
  };
}

/** The manual counts columns from the STX; the frame has taken it away, so everything stands one to the left. */
export const NEC_NEAX: Layout = {
  name: 'nec-neax',
  title: 'NEC NEAX 2000 IPS, 2400 IMS (STX 0 ! K …, station numbers of six columns, or of three)',
  evidence: 'recorded',
  characters: '7-bit',
  forms: [
    {
      type: 'columns',
      when: `^.!K[A-Z]\\d{6}.\\d\\d.{6}${NEAX_STAMP}${NEAX_STAMP}`,
      columns: neaxColumns(6),
    },
    {
      type: 'columns',
      when: `^.!K[A-Z]\\d{6}.\\d\\d[\\d ]{3}${NEAX_STAMP}${NEAX_STAMP}`,
      columns: neaxColumns(3),
    },
  ],
  // Trunks are counted within their route; most sites have one, numbered 000.
  refine: [{ field: 'trunk', patterns: ['^000(?<line>\\d{3})$', '^(?<line>\\d{6})$'] }],
  date: 'mdy',
  records: [
    // A record is written for calls that were answered; its condition says that another leg came before.
    { when: { kind: '^E$', condition: '^1' }, means: 'transferred', use: { number: 'caller' } },
    { when: { kind: '^E$' }, means: 'answered', use: { number: 'caller' } },
    { when: { kind: '^A$' }, means: 'outgoing', use: { number: 'dialled' } },
    { when: { kind: '^[B-DF-Z]$' }, means: 'nothing' },
  ],
};

const CLASS = '(?<class>POT[APW]?|PIN|PTRS|IVIN|IVOTP?|ITRS|ICM|IDIN|IDOT|SDTA|SAD|WAD|ALB|BRD|BFL)';

export const NEC_SL: Layout = {
  name: 'nec-sl',
  title: 'NEC SL1000, SL1100, Univerge SV8100 and kin',
  evidence: 'manual',
  ignore: ['^\\s*CLASS +TIME', '^\\s*\\d\\d/\\d\\d/\\d{4} PAGE', '^\\s*-{10,}'],
  forms: [
    {
      type: 'columns',
      when: '^[A-Z]{3,5} *\\d\\d:\\d\\d \\d\\d/\\d\\d [\\d ]{4} (?:\\d\\d:\\d\\d:\\d\\d| {8}) .{10}[\\d*#+ ]{20}',
      columns: {
        class: '1-5',
        time: '6-10',
        date: '12-16',
        line: '18-21',
        talk: '23-30',
        extension: '32-41',
        number: '43-62',
        account: '64-79',
      },
    },
    // The same with its blanks run together, as programs pass it on.
    {
      type: 'pattern',
      pattern: `^${CLASS} +(?<time>\\d\\d:\\d\\d) (?<date>\\d\\d/\\d\\d) +(?<line>\\d{1,4}) +(?:(?<talk>\\d\\d:\\d\\d:\\d\\d) +(?<extension>\\S+) +)?(?<number>[\\d*#+]*) *(?<account>.*)$`,
    },
    { type: 'pattern', pattern: '^(?<class>ALB|BRD|BFL)\\b' },
    { type: 'pattern', role: 'continuation', pattern: '^NEXT +(?<name>\\S.*)$' },
  ],
  records: [
    // A tie line leads to another office of the same house.
    { when: { class: '^(ICM|SDTA|IDIN|IDOT|SAD|WAD|ALB|BRD|BFL)$' }, means: 'nothing' },
    { when: { class: '^(PTRS|ITRS)$' }, means: 'transferred' },
    { when: { class: '^(PIN|IVIN)$', account: '^NO ANSWER' }, means: 'missed' },
    { when: { class: '^(PIN|IVIN)$' }, means: 'incoming' },
    { when: { class: '^(POT|IVOT)' }, means: 'outgoing' },
  ],
};

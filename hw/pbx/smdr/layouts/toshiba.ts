import type { Layout } from '../layout.ts';

const FROM_OUTSIDE = { number: 'caller', called: 'dnis' };

export const TOSHIBA_CTX: Layout = {
  name: 'toshiba-ctx',
  title: 'Toshiba Strata CTX',
  evidence: 'manual',
  forms: [
    {
      type: 'columns',
      when: '^[A-Z] \\d{3} .{6} .{9} .{9} \\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d \\d\\d:\\d\\d:\\d\\d',
      columns: {
        kind: '1',
        origin: '14-22',
        terminator: '24-32',
        date: '34-38',
        time: '40-47',
        talk: '49-58',
        dialled: '60-91',
      },
    },
    // Releases up to 1.02 have narrower columns, and programs run the blanks together.
    {
      type: 'pattern',
      pattern:
        '^(?<kind>[A-Z]) \\d{3} +\\d* +(?<origin>DN\\d+|[TA]\\d+) +(?<terminator>DN\\d+|[TA]\\d+) +(?<date>\\d\\d/\\d\\d) (?<time>\\d\\d:\\d\\d:\\d\\d) (?<talk>\\d\\d:\\d\\d:\\d\\d(?:\\.\\d)?)(?: +(?<dialled>[\\d*#]+))?',
    },
    {
      type: 'columns',
      role: 'continuation',
      when: '^ &',
      columns: { callerid: '3-19', ani: '26-38', dnis: '40-46' },
    },
  ],
  refine: [
    { field: 'origin', patterns: ['^(?:DN)?(?<extension>\\d+)$', '^(?<line>[TA]\\d+)$'] },
    { field: 'terminator', patterns: ['^(?:DN)?(?<extension>\\d+)$', '^(?<line>[TA]\\d+)$'] },
    { field: 'dialled', patterns: ['^(?<caller>.*)$'] },
    { field: 'ani', patterns: ['^(?<caller>.+)$'] },
    { field: 'callerid', patterns: ['^(?<caller>.+)$'] },
  ],
  date: 'mdy',
  records: [
    // Start and authorisation records tell nothing that the record of the end does not.
    { when: { kind: '^[^NEXB]$' }, means: 'nothing' },
    // The manual's incoming example has its telephone first and a trunk with an A, its outgoing one a trunk with a T.
    { when: { kind: '^B$', line: '^[TA]' }, means: 'missed', use: FROM_OUTSIDE },
    { when: { kind: '^X$', line: '^[TA]' }, means: 'transferred', use: FROM_OUTSIDE },
    { when: { origin: '^[TA]\\d' }, means: 'incoming', use: FROM_OUTSIDE },
    { when: { terminator: '^A\\d' }, means: 'incoming', use: FROM_OUTSIDE },
    { when: { terminator: '^T\\d' }, means: 'outgoing', use: { number: 'dialled' } },
    { means: 'nothing' },
  ],
};

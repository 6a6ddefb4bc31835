import type { Layout } from '../layout.ts';

/** Made from one printed example whose blanks were lost: try it on a line of your own first. */
export const MITEL: Layout = {
  name: 'mitel',
  title: 'Mitel SX-200, SX-2000, MiVoice Business',
  evidence: 'uncertain',
  forms: [
    {
      type: 'pattern',
      pattern:
        '^[-%+ ]?(?<date>\\d\\d/\\d\\d) +(?<time>\\d\\d:\\d\\d(?::\\d\\d)?) +(?<talk>\\d{2,4}:\\d\\d:\\d\\d) +(?<origin>[TX]?\\d+) +(?:(?<answer>\\d{3,4}|\\*{3,4}) +)?(?<digits>[\\d*#]+)(?: +(?<rest>.*))?$',
    },
    // IP SMDR, live. The one example is of an outgoing call.
    {
      type: 'pattern',
      pattern:
        '^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d \\|(?<way>IN|OUT) *\\|.*\\|(?:RINGING|ANSWERED|HOLD|CONNECTED|DIVERTED|TRANSFERRED) *\\|',
    },
  ],
  refine: [
    { field: 'digits', patterns: ['^(?<caller>\\d{6,})$'] },
    { field: 'rest', patterns: ['(?:^| )(?<completion>[ATBE])$'] },
    { field: 'rest', patterns: ['^(?<station>\\d{2,5})(?: |$)', '^(?<trunk>[TX]\\d+)(?: |$)'] },
  ],
  date: 'mdy',
  records: [
    { when: { way: '^OUT$' }, means: 'nothing' },
    {
      when: { origin: '^[TX]', answer: '^\\*' },
      means: 'missed',
      use: { line: 'origin', extension: 'station', number: 'caller' },
    },
    // B: busy, E: an error; nobody talked, whatever time the line was held.
    {
      when: { origin: '^[TX]', completion: '^[BE]$' },
      means: 'missed',
      use: { line: 'origin', extension: 'station', number: 'caller', ring: 'answer' },
    },
    {
      when: { origin: '^[TX]' },
      means: 'incoming',
      use: { line: 'origin', extension: 'station', number: 'caller', ring: 'answer' },
    },
    {
      when: { origin: '^\\d', trunk: '.', completion: '^[BE]$' },
      means: 'outgoing',
      use: { line: 'trunk', extension: 'origin', number: 'digits', talk: '-' },
    },
    {
      when: { origin: '^\\d', trunk: '.' },
      means: 'outgoing',
      use: { line: 'trunk', extension: 'origin', number: 'digits' },
    },
    { when: { origin: '^\\d' }, means: 'nothing' },
  ],
};

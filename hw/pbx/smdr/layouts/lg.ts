import type { Layout } from '../layout.ts';

export const LG_IPECS: Layout = {
  name: 'lg-ipecs',
  title: 'LG, LG-Ericsson, GoldStar: LDK, iPECS, Aria, GDK',
  evidence: 'recorded',
  ignore: ['^-+ Site Name', '^\\s*NO +STA +CO ', '^\\s*[- ]{20,}$'],
  forms: [
    {
      type: 'columns',
      when: '^\\d{4} .{5} [\\d ]{3} \\d\\d:\\d\\d:\\d\\d \\d\\d/\\d\\d/\\d\\d \\d\\d:\\d\\d [A-Za-z]',
      columns: {
        call: '1-4',
        extension: '6-10',
        line: '12-14',
        talk: '16-23',
        date: '25-32',
        time: '34-38',
        dial: '40-59',
      },
    },
  ],
  // An `I` with a number is caller ID; without one the time that it rang is printed in its place, or beside it.
  refine: [
    {
      field: 'dial',
      patterns: ['^(?:OP|[A-Za-z])\\s*(?<number>[\\d*#+]*)\\s*(?:RING (?<ring>\\d\\d:\\d\\d))?'],
    },
    { field: 'extension', patterns: ['^EXT(?<extension>)$'] },
  ],
  // LDK. A GDK prints the month first: set the order.
  date: 'dmy',
  records: [
    { when: { dial: '^R' }, means: 'missed' },
    // G: a group. H, OP: seen on incoming lines, explained nowhere.
    { when: { dial: '^([IGH]|OP)' }, means: 'incoming' },
    { when: { dial: '^t' }, means: 'transferred' },
    { when: { dial: '^[OT]' }, means: 'outgoing' },
  ],
};

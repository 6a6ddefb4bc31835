import type { Layout } from '../layout.ts';

export const LG_IPECS: Layout = {
  name: 'lg-ipecs',
  title: 'LG, LG-Ericsson, GoldStar: LDK, iPECS, Aria, GDK, GHX, GPS',
  evidence: 'recorded',
  ignore: ['^-+ Site Name', '^\\s*(?:NO +)?STA +CO ', '^\\s*[- ]{20,}$'],
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
    // GDK: trunks of two digits, minutes and seconds.
    {
      type: 'columns',
      when: '^\\d{4} {2}.{3} [\\d ]{2} [\\d: ]{3}[\\d ]\\d:\\d\\d \\d\\d/\\d\\d/\\d\\d \\d\\d:\\d\\d [A-Za-z]',
      columns: {
        call: '1-4',
        extension: '7-9',
        line: '11-12',
        talk: '14-21',
        date: '23-30',
        time: '32-36',
        dial: '38-56',
      },
    },
    // GoldStar GPS.
    {
      type: 'columns',
      when: '^ \\d{4} {2}.{3} {2}[\\d ]{2} {2}\\d\\d:\\d\\d \\d\\d/\\d\\d/\\d\\d \\d\\d:\\d\\d {2}[A-Za-z]',
      columns: {
        call: '2-5',
        extension: '8-10',
        line: '13-14',
        talk: '17-21',
        date: '23-30',
        time: '32-36',
        dial: '39-57',
      },
    },
    // GHX, GMX: no number of the record, and the dialled one behind a blank.
    {
      type: 'columns',
      when: '^\\d{3} \\d\\d \\d:\\d\\d:\\d\\d \\d\\d:\\d\\d \\d\\d/\\d\\d/\\d\\d [A-Za-z](?: |$)',
      columns: {
        extension: '1-3',
        line: '5-6',
        talk: '8-14',
        time: '16-20',
        date: '22-29',
        dial: '31-55',
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

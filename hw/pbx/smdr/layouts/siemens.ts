import type { Form, Layout, RecordRule } from '../layout.ts';

const FIELDS = ['date', 'time', 'line', 'extension', 'ring', 'talk', 'number', '-', 'type'];

const separatedBy = (separator: string, pattern: string): Form => ({
  type: 'separated',
  when: `^\\d\\d\\.\\d\\d\\.\\d\\d ?${pattern} ?\\d\\d:\\d\\d:\\d\\d ?${pattern}`,
  separator,
  fields: FIELDS,
});

/** Columns behind the time, which differ by the width of the fields; a field that a record has not is blank. */
const HICOM_118: Form = {
  type: 'columns',
  when: '^\\d\\d\\.\\d\\d\\.\\d\\d \\d\\d:\\d\\d:\\d\\d [ \\d]{2} [ \\d]{5} (?:\\d\\d:\\d\\d| {5}) (?:\\d\\d:\\d\\d:\\d\\d| {8}) .{34}\\d',
  columns: {
    date: '1-8',
    time: '10-17',
    line: '19-20',
    extension: '22-26',
    ring: '28-32',
    talk: '34-41',
    number: '43-67',
    type: '77',
  },
};

const OFFICECOM_WIDE: Form = {
  type: 'columns',
  when: '^\\d\\d\\.\\d\\d\\.\\d\\d \\d\\d:\\d\\d:\\d\\d [ \\d]{3} [ \\d]{6} (?:\\d\\d:\\d\\d| {5}) (?:\\d\\d:\\d\\d:\\d\\d| {8}) .{34}\\d',
  columns: {
    date: '1-8',
    time: '10-17',
    line: '19-21',
    extension: '23-28',
    ring: '30-34',
    talk: '36-43',
    number: '45-69',
    type: '79',
  },
};

const RECORDS: readonly RecordRule[] = [
  { when: { type: '^1$' }, means: 'incoming' },
  { when: { type: '^2$' }, means: 'outgoing' },
];

export const SIEMENS_HIPATH: Layout = {
  name: 'siemens-hipath',
  title: 'Siemens HiPath 3000, Hicom 118 and 150, OpenScape Business (fields between | or ;, or in columns)',
  evidence: 'recorded',
  // Two lines of heading in the language of the PBX.
  ignore: ['^ [A-Z]+ +[A-Z]+ +[A-Z] +'],
  forms: [separatedBy('|', '\\|'), separatedBy(';', ';'), HICOM_118, OFFICECOM_WIDE],
  date: 'dmy',
  time: 'end',
  records: [
    ...RECORDS,
    // No manual explains it. In the log each one follows a record of the same line, begins when that one ended and has
    // the same number: a transfer.
    { when: { type: '^35$' }, means: 'transferred' },
    // Neither rung nor talked.
    { when: { type: '^0$', ring: '^$', talk: '^$' }, means: 'nothing' },
  ],
};

/** Whether its time is that of the start or of the end is not known, so it is not used. */
export const SIEMENS_HIPATH_5000: Layout = {
  name: 'siemens-hipath-5000',
  title: 'Siemens HiPath 5000, GetAccount (111 columns)',
  evidence: 'manual',
  forms: [
    {
      type: 'columns',
      when: '^\\d\\d\\.\\d\\d\\.\\d\\d\\d\\d:\\d\\d:\\d\\d[\\d ]{6}.{6}[\\d ]{5}[\\d: ]{8}.{36}[12]',
      columns: {
        line: '17-19',
        extension: '23-28',
        ring: '29-33',
        talk: '34-41',
        number: '42-66',
        type: '78',
      },
    },
  ],
  records: RECORDS,
};

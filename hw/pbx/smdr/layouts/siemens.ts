import type { Form, Layout, RecordRule } from '../layout.ts';

const FIELDS = ['date', 'time', 'line', 'extension', 'ring', 'talk', 'number', '-', 'type'];

const separatedBy = (separator: string, pattern: string): Form => ({
  type: 'separated',
  when: `^\\d\\d\\.\\d\\d\\.\\d\\d ?${pattern} ?\\d\\d:\\d\\d:\\d\\d ?${pattern}`,
  separator,
  fields: FIELDS,
});

const RECORDS: readonly RecordRule[] = [
  { when: { type: '^1$' }, means: 'incoming' },
  { when: { type: '^2$' }, means: 'outgoing' },
];

export const SIEMENS_HIPATH: Layout = {
  name: 'siemens-hipath',
  title: 'Siemens HiPath 3000, Hicom 150, OpenScape Business (fields between | or ;)',
  evidence: 'recorded',
  forms: [separatedBy('|', '\\|'), separatedBy(';', ';')],
  date: 'dmy',
  time: 'end',
  records: [
    ...RECORDS,
    // No manual explains it. In the log each one follows a record of the same line, begins when that one ended and has
    // the same number: a transfer.
    { when: { type: '^35$' }, means: 'transferred' },
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

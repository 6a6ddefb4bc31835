import type { Layout } from '../layout.ts';

const LINE_NAME = '^(?:Line|LINE|line) ?(?<line>[\\d.]+)$';

export const AVAYA_IP_OFFICE: Layout = {
  name: 'avaya-ip-office',
  title: 'Avaya IP Office (comma-separated; 28 fields and more, counted from the left)',
  evidence: 'manual',
  forms: [
    {
      type: 'separated',
      when: '^\\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d\\d:\\d\\d:\\d\\d,\\d+,[^,]*,[IO],',
      separator: ',',
      fields: [
        'start',
        'talk',
        'ring',
        'caller',
        'way',
        'called',
        '-',
        '-',
        'internal',
        'call',
        'continues',
        'one',
        'onename',
        'two',
        'twoname',
      ],
    },
  ],
  refine: [
    { field: 'start', patterns: ['^(?<date>\\S+) (?<time>\\S+)$'] },
    // The trunk is one of the two parties, most often the second.
    { field: 'onename', patterns: [LINE_NAME] },
    { field: 'twoname', patterns: [LINE_NAME] },
    { field: 'two', patterns: ['^E(?<extension>.+)$'] },
    { field: 'one', patterns: ['^E(?<extension>.+)$'] },
    { field: 'two', patterns: ['^(?<voicemail>V.*)$'] },
    { field: 'one', patterns: ['^(?<voicemail>V.*)$'] },
  ],
  date: 'ymd',
  joined: 'call',
  records: [
    // One printed example has an I in this place.
    { when: { internal: '^[1I]$' }, means: 'nothing' },
    { when: { way: '^O$' }, means: 'outgoing', use: { number: 'called', called: '-' } },
    {
      when: { way: '^I$', continues: '^1$', voicemail: '^V' },
      means: 'waiting',
      use: { number: 'caller' },
    },
    { when: { way: '^I$', continues: '^1$' }, means: 'first-leg', use: { number: 'caller' } },
    { when: { way: '^I$', voicemail: '^V' }, means: 'missed', use: { number: 'caller' } },
    { when: { way: '^I$' }, means: 'incoming', use: { number: 'caller' } },
  ],
};

/** The meaning of the condition codes is general knowledge and was not seen in a log of this set. */
export const AVAYA_DEFINITY: Layout = {
  name: 'avaya-definity-int-isdn',
  title: 'Avaya Definity, Communication Manager: CDR set Int-ISDN',
  evidence: 'uncertain',
  forms: [
    {
      type: 'columns',
      when: '^(?:[01]\\d|2[0-3])[0-5]\\d \\d[0-5]\\d{2} [\\dA-I] .{4} .{4} [\\d*# ]{15} [\\d ]{10} ',
      columns: {
        time: '1-4',
        talk: '6-9',
        condition: '11',
        code: '18-21',
        dialled: '23-37',
        caller: '39-48',
        trunk: '91-94',
      },
    },
  ],
  units: { talk: 'hmmt' },
  records: [
    {
      when: { condition: '^9$' },
      means: 'incoming',
      use: { number: 'caller', extension: 'dialled', line: 'trunk' },
    },
    {
      when: { condition: '^[7A]$' },
      means: 'outgoing',
      use: { number: 'dialled', extension: 'caller', line: 'code' },
    },
    { means: 'nothing' },
  ],
};

import type { Layout } from '../layout.ts';

export const SAMSUNG: Layout = {
  name: 'samsung',
  title: 'Samsung DCS, iDCS, OfficeServ',
  evidence: 'recorded',
  ignore: ['SMDR REPORT FOR', '^\\s*={10,}', '^\\s*T EXT +AUTH', '^\\s*EXT '],
  forms: [
    {
      type: 'columns',
      when: '^.{4}[\\d ]{6}.{4}[#\\d ]{4} \\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d \\d\\d:\\d\\d:\\d\\d [A-Z]{1,2} *(?:\\s|$)',
      columns: {
        extension: '5-9',
        line: '15-18',
        date: '20-24',
        time: '26-33',
        talk: '35-42',
        flag: '44-45',
        dialled: '47-64',
        clip: '88-104',
        name: '105-122',
      },
    },
    {
      type: 'columns',
      when: '^.{5}[\\d ]{6}.{4}[#\\d ]{5}\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d \\d\\d:\\d\\d:\\d\\d [A-Z]{1,2} *(?:\\s|$)',
      columns: {
        extension: '6-10',
        line: '16-19',
        date: '21-25',
        time: '27-34',
        talk: '36-43',
        flag: '45-46',
        dialled: '48-65',
        clip: '95-107',
        name: '108-130',
      },
    },
    // Somebody logs in to a group or out of it.
    { type: 'pattern', pattern: '^ *\\d+ +\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d +(?<flag>GROUP) (IN|OUT)' },
  ],
  // The caller stands where a dialled number does, or in a column of its own at the right.
  refine: [
    { field: 'dialled', patterns: ['^(?<caller>.*)$'] },
    { field: 'clip', patterns: ['^(?<caller>.+)$'] },
  ],
  records: [
    { when: { flag: '^GROUP$' }, means: 'nothing' },
    // The operator took it, at once: the record of the whole call follows.
    { when: { flag: '^IA$' }, means: 'first-leg', use: { number: 'caller' } },
    // The caller gave up.
    { when: { flag: '^A$' }, means: 'missed', use: { number: 'caller' } },
    { when: { flag: '^(I|IT|DI|FI)$' }, means: 'incoming', use: { number: 'caller' } },
    { when: { flag: '^(T|TT)$' }, means: 'transferred', use: { number: 'caller' } },
    { when: { flag: '^(O|OT|DO|FO)$' }, means: 'outgoing', use: { number: 'dialled' } },
    { when: { flag: '^DE$' }, means: 'nothing' },
  ],
};

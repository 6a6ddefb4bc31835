import type { Layout } from '../layout.ts';

export const ALCATEL: Layout = {
  name: 'alcatel',
  title: 'Alcatel 4200, OmniPCX Office',
  evidence: 'recorded',
  // The 4200E sends 1200 7E1.
  characters: '7-bit',
  forms: [
    {
      type: 'pattern',
      pattern:
        '^ *(?<extension>\\S+) +(?<way>-->|<--) (?<line>\\S*) +(?<date>\\d\\d/\\d\\d/\\d\\d) (?<time>\\d\\d:\\d\\d) (?<talk>\\d\\d:\\d\\d:\\d\\d) +\\d+ [A-Z ]{2,9}? +(?<number>[\\d*#P+][^ ]*)?(?: |$)',
    },
  ],
  date: 'dmy',
  padding: '.',
  records: [
    { when: { way: '<--' }, means: 'incoming' },
    { when: { way: '-->' }, means: 'outgoing' },
  ],
};

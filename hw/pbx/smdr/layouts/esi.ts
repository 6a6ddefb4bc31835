import type { Layout } from '../layout.ts';

export const ESI: Layout = {
  name: 'esi',
  title: 'ESI (Estech) communication servers, comma-separated',
  evidence: 'manual',
  forms: [
    {
      type: 'separated',
      when: '^"?[IO]"?,"?\\d{8}"?,"?\\d{6}"?,"?\\d{6}"?,',
      separator: ',',
      fields: ['way', 'date', 'time', 'talk', 'extension', 'number', 'name', 'line'],
    },
  ],
  date: 'mdy',
  units: { talk: 'hhmmss' },
  records: [
    { when: { way: '^I$' }, means: 'incoming' },
    { when: { way: '^O$' }, means: 'outgoing' },
  ],
};

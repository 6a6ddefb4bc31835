import type { Layout } from '../layout.ts';
import {
  COMMON,
  DIALLED,
  DURATION,
  dial,
  INCOMING,
  RING,
  RING_RECORDS,
  recordsWith,
  refineDial,
  STAMP,
} from './panasonic-parts.ts';

export const PANASONIC_A: Layout = {
  ...COMMON,
  name: 'panasonic-a',
  title: 'Panasonic KX-TD, TDA, TDE, NCP, NS, pattern A (80 columns, with ring time)',
  refine: refineDial(25),
  records: recordsWith(RING_RECORDS),
  forms: [
    {
      type: 'columns',
      when: `${STAMP}.{5} [\\dA-Z ]{2} ${dial(25)}${RING} ${DURATION}`,
      columns: {
        date: '1-8',
        time: '10-16',
        extension: '18-22',
        line: '24-25',
        dial: '27-51',
        ring: '53-56',
        talk: '58-65',
        code: '78-79',
      },
    },
  ],
};

export const PANASONIC_B: Layout = {
  ...COMMON,
  name: 'panasonic-b',
  title: 'Panasonic KX-TD, TDA, TDE, NCP, NS, pattern B (80 columns, with cost)',
  refine: refineDial(20),
  forms: [
    {
      type: 'columns',
      when: `${STAMP}.{4} [\\dA-Z ]{2} ${dial(20)} ${DURATION}`,
      columns: {
        date: '1-8',
        time: '10-16',
        extension: '18-21',
        line: '23-24',
        dial: '26-45',
        talk: '47-54',
        code: '78-79',
      },
    },
  ],
};

export const PANASONIC_C: Layout = {
  ...COMMON,
  name: 'panasonic-c',
  title: 'Panasonic KX-TDA, TDE, NCP, NS, pattern C (120 columns)',
  refine: refineDial(50),
  records: recordsWith(RING_RECORDS),
  forms: [
    {
      type: 'columns',
      when: `${STAMP}.{5} [\\dA-Z ]{4} ${dial(50)}${RING} ${DURATION}`,
      columns: {
        date: '1-8',
        time: '10-16',
        extension: '18-22',
        line: '24-27',
        dial: '29-78',
        ring: '80-83',
        talk: '85-92',
        code: '117-119',
      },
    },
  ],
};

export const PANASONIC_TEM: Layout = {
  ...COMMON,
  name: 'panasonic-tem',
  title: 'Panasonic KX-TA, TEM, TES, T1232 (a caller line while it rings, a mark " behind the duration)',
  refine: refineDial(37),
  forms: [
    {
      type: 'columns',
      when: '^[\\d ]\\d/[\\d ]\\d/\\d\\d [ *][ \\d]\\d:\\d\\d(?:[AP]M|  ) .{5}.{2} .{37} (?:\\d\\d:\\d\\d\'\\d\\d"| {9})',
      columns: {
        date: '1-8',
        transfer: '10',
        time: '11-17',
        extension: '19-22',
        line: '24-25',
        dial: '27-63',
        talk: '65-73',
      },
    },
  ],
  // Proven by the order of the log: here the time is that of the start.
  time: 'start',
  records: [
    { when: { dial: INCOMING, extension: '^$', talk: '^$' }, means: 'live-ringing' },
    { when: { dial: INCOMING, transfer: '\\*' }, means: 'transferred' },
    { when: { dial: INCOMING, talk: '\\d' }, means: 'incoming' },
    { when: { dial: '^(?!<)', line: '\\d', talk: '\\d' }, means: 'outgoing', use: DIALLED },
  ],
};

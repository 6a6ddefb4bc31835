import type { Layout, RecordRule, Refinement } from '../layout.ts';
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

/** Date, time, tenant, then the telephone (E), group or queue (F), and the trunk (T). */
const HEAD = `${STAMP}[ \\d] (?:[EF][\\d ]{5}| {6}) (?:T[\\d ]{5}| {6}) `;
const HEAD_COLUMNS = { date: '1-8', time: '10-16', extension: '20-25', line: '27-32' };
/** E is an extension, F a floating one. */
const EXTENSION: Refinement = { field: 'extension', patterns: ['^[EF](?<extension>\\d+)$'] };

export const PANASONIC_TD500: Layout = {
  ...COMMON,
  name: 'panasonic-td500',
  title: 'Panasonic KX-TD500, type B (tenant, E and F extensions, T trunks)',
  forms: [
    {
      type: 'columns',
      // A ring time or a cost stands within these columns in the other types.
      when: `${HEAD}(?:(?!\\d'\\d\\d).){24} ${DURATION}`,
      columns: { ...HEAD_COLUMNS, dial: '34-57', talk: '59-66', code: '79-80' },
    },
  ],
  refine: [...refineDial(24), EXTENSION],
};

export const PANASONIC_TD500_A: Layout = {
  ...COMMON,
  name: 'panasonic-td500-a',
  title: 'Panasonic KX-TD500, type A (with ring time)',
  records: recordsWith(RING_RECORDS),
  forms: [
    {
      type: 'columns',
      when: `${HEAD}${dial(19)}${RING} ${DURATION}`,
      columns: { ...HEAD_COLUMNS, dial: '34-52', ring: '54-57', talk: '59-66', code: '79-80' },
    },
  ],
  refine: [...refineDial(19), EXTENSION],
};

export const PANASONIC_TD500_C: Layout = {
  ...COMMON,
  name: 'panasonic-td500-c',
  title: 'Panasonic KX-TD500, type C (with cost)',
  forms: [
    {
      type: 'columns',
      when: `${HEAD}${dial(14)} ${DURATION} `,
      columns: { ...HEAD_COLUMNS, dial: '34-47', talk: '49-56', code: '79-80' },
    },
  ],
  refine: [...refineDial(14), EXTENSION],
};

/** Of incoming calls its log has no line; where they stand is taken from the heading and from the other types. */
export const PANASONIC_TD500_D: Layout = {
  ...COMMON,
  name: 'panasonic-td500-d',
  title: 'Panasonic KX-TD500, type D (120 columns)',
  records: recordsWith(RING_RECORDS),
  forms: [
    {
      type: 'columns',
      when: `${HEAD}.{4} ${dial(45)}${RING} ${DURATION} `,
      columns: { ...HEAD_COLUMNS, dial: '39-83', ring: '85-88', talk: '90-97', code: '119-120' },
    },
  ],
  refine: [...refineDial(45), EXTENSION],
};

/** A telephone (E) or a trunk (T) calls the other. */
const BETWEEN = ['^[EF](?<extension>\\d+)$', '^(?<line>T\\d+)$'];
const FROM_TRUNK = { source: '^T', dest: '^[EF]' };
const T336_RECORDS: readonly RecordRule[] = [
  { when: { ...FROM_TRUNK, dial: INCOMING, code: '^TR$' }, means: 'transferred' },
  { when: { ...FROM_TRUNK, dial: INCOMING }, means: 'incoming' },
  { when: { source: '^[EF]', dest: '^T' }, means: 'outgoing', use: DIALLED },
  { means: 'nothing' },
];

export const PANASONIC_T336: Layout = {
  ...COMMON,
  name: 'panasonic-t336',
  title: 'Panasonic KX-T336 (source, destination)',
  forms: [
    {
      type: 'columns',
      when: `${STAMP}[ \\d] (?:[A-Z]{2}| {2}) [A-Z][\\d ]{4} [A-Z][\\d ]{4} ${dial(26)} ${DURATION}`,
      columns: {
        date: '1-8',
        time: '10-16',
        code: '20-21',
        source: '23-27',
        dest: '29-33',
        dial: '45-60',
        talk: '62-69',
      },
    },
  ],
  refine: [...refineDial(16), { field: 'source', patterns: BETWEEN }, { field: 'dest', patterns: BETWEEN }],
  records: T336_RECORDS,
};

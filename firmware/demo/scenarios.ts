import type { DemoCallInput, DemoState } from '../http/contract/demo.ts';
import type { DemoCaller } from '../http/contract/demo-devices.ts';

type Scenario = Omit<DemoState['scenarios'][number], 'call'> & { readonly call: DemoCallInput };

const EVERYBODY = ['101', '102', '103'];

/** The calls that the demo's page offers as buttons. */
export const SCENARIOS: readonly Scenario[] = [
  {
    id: 'customer-answered',
    title: { ja: 'お客様から。伊藤（101）が応答', en: 'A customer; Ito (101) answers' },
    call: { line: '1', from: '0300001201', ring: EVERYBODY, answer: '101', after: 4, hangupAfter: 40 },
  },
  {
    id: 'customer-missed',
    title: { ja: 'お客様から。誰も出ない', en: 'A customer; nobody answers' },
    call: { line: '4', from: '0300002290', ring: EVERYBODY, hangupAfter: 15 },
  },
  {
    id: 'unknown-answered',
    title: { ja: '登録のない番号。伊藤（101）が応答', en: 'An unknown number; Ito (101) answers' },
    call: { line: '4', from: '09000006134', ring: ['101'], answer: '101', after: 4, hangupAfter: 40 },
  },
  {
    id: 'candidates',
    title: { ja: '同じ番号のお客様が 2 件', en: 'Two customers share the number' },
    call: { line: '3', from: '0300003344', ring: EVERYBODY, answer: '101', after: 5, hangupAfter: 40 },
  },
  {
    id: 'withheld',
    title: { ja: '非通知。誰も出ない', en: 'Withheld; nobody answers' },
    call: { line: '1', withheld: true, ring: EVERYBODY, hangupAfter: 12 },
  },
  {
    id: 'abroad',
    title: { ja: '海外から。高橋（103）が応答', en: 'From abroad; Takahashi (103) answers' },
    call: {
      line: '2',
      from: '+442079460123',
      name: 'HARBOUR SONS',
      ring: ['103'],
      answer: '103',
      after: 4,
      hangupAfter: 30,
    },
  },
];

/** The callers that every simulated device can be tried with. */
export const DEVICE_CALLERS: readonly DemoCaller[] = [
  {
    id: 'known',
    title: { ja: 'お客様（青葉製作所 03-0000-1201）', en: 'A customer (Aoba, 03-0000-1201)' },
    caller: { number: '0300001201', name: 'AOBA' },
  },
  {
    id: 'unknown',
    title: { ja: '登録のない番号（090-0000-6134）', en: 'An unknown number (090-0000-6134)' },
    caller: { number: '09000006134' },
  },
  { id: 'withheld', title: { ja: '非通知', en: 'Withheld' }, caller: { reason: 'withheld' } },
  { id: 'unavailable', title: { ja: '表示圏外', en: 'Out of area' }, caller: { reason: 'unavailable' } },
  { id: 'payphone', title: { ja: '公衆電話', en: 'Payphone' }, caller: { reason: 'payphone' } },
];

import test from 'ava';
import type { CustomerSnapshot } from '../../../firmware/calls/call.ts';
import { customerId } from '../../../firmware/calls/ids.ts';
import { matchOf } from '../../../firmware/directory/match.ts';

const customer = (digit: string): CustomerSnapshot => ({
  id: customerId(`01900000-0000-7000-8000-00000000000${digit}`),
  name: `顧客${digit}`,
  kana: '',
  department: '',
  contact: '',
  importance: null,
  address: '',
  fax: '',
  representative: null,
});

test('nobody has the number', (t) => {
  t.deepEqual(matchOf([]), { type: 'none' });
});

test('one customer has the number', (t) => {
  t.deepEqual(matchOf([customer('1')]), { type: 'one', customer: customer('1') });
});

test('several customers have the number and keep their order', (t) => {
  const candidates = [customer('2'), customer('1')];
  t.deepEqual(matchOf(candidates), { type: 'several', candidates });
});

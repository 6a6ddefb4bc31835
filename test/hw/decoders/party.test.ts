import test from 'ava';
import { partyOf } from '../../../hw/decoders/party.ts';

test('control characters, of which Latin-1 has more than ASCII, are dropped from a name', (t) => {
  t.deepEqual(partyOf('0312345678', 'YAM\u0085ADA\t'), { number: '0312345678', name: 'YAMADA' });
});

test('a number with a control character in it is no number', (t) => {
  t.is(partyOf('03123\u008545678'), null);
});

test('digits without end are no number', (t) => {
  t.deepEqual(partyOf('9'.repeat(40)), { number: '9'.repeat(40) });
  t.is(partyOf('9'.repeat(41)), null);
});

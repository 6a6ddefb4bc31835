import test from 'ava';
import { type Party, partyOf } from '../../../../hw/pbx/smdr/party.ts';

const party = test.macro({
  exec(t, number: string, name: string, padding: string, expected: Party) {
    t.deepEqual(partyOf(number, name, padding), expected);
  },
  title: (given = '') => given,
});

test('a number', party, '0312345678', '', '', { number: '0312345678' });
test('a number of another country', party, '+441234567890', '', '', { number: '+441234567890' });
test('dots fill the column', party, '0312345678.....', '', '.', { number: '0312345678' });
test('secret digits before the number', party, '.....0312345678', '', '.', { number: '0312345678' });
test('nothing but dots', party, '..........', '', '.', {});
test('a number and a name', party, '0312345678', 'YAMADA', '', { number: '0312345678', name: 'YAMADA' });
test('a name behind the number', party, '0312345678 YAMADA TARO', '', '', {
  number: '0312345678',
  name: 'YAMADA TARO',
});
test('a name in place of the number', party, 'YAMADA TARO', '', '', { name: 'YAMADA TARO' });
test('an empty number is no reason', party, '', '', '', {});
test('withheld', party, 'PRIVATE', '', '', { reason: 'withheld' });
test('out of area', party, 'Out of area', '', '', { reason: 'unavailable' });
test('a number with hidden digits stays as it is', party, '0612345XXX', '', '', { number: '0612345XXX' });
test('only hidden digits are no number and no name', party, 'XXXXXXX', '', '', {});
test('the words for no name are no name', party, '0312345678', 'no CLIP name', '', { number: '0312345678' });
test('digits among letters are not believed', party, 'A1B2C3', '', '', { name: 'A1B2C3' });
test('control characters are dropped from a name', party, '0312345678', 'YAM\u0085ADA', '', {
  number: '0312345678',
  name: 'YAMADA',
});

test('a name that says private keeps the number back', party, '0312345678', 'Private', '', {
  reason: 'withheld',
});
test('a name that says private behind the number', party, '0312345678 PRIVATE', '', '', {
  reason: 'withheld',
});
test('a name that is another reason is no name', party, '0312345678', 'UNAVAILABLE', '', {
  number: '0312345678',
});
test('a reason where only a name is', party, '', 'Out of Area', '', { reason: 'unavailable' });

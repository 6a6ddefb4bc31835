import test from 'ava';
import { dialHref, whoOf, whoText } from '../../../web-admin/src/format/caller.ts';
import { en } from '../../../web-admin/src/i18n/en.ts';
import { ja } from '../../../web-admin/src/i18n/ja.ts';
import { call } from '../board-fixture.ts';

const customer = (name: string) => ({
  id: name,
  name,
  kana: '',
  department: '購買部',
  contact: '佐藤 美咲',
  importance: 'A' as const,
  representative: null,
});

test('a known caller is a name, with the person in the order of the language', (t) => {
  const who = whoOf(call({ customer: customer('青葉製作所') }), ja);
  t.deepEqual(who, {
    type: 'customer',
    name: '青葉製作所',
    importance: 'A',
    contact: '購買部 佐藤 美咲 様',
    number: '03-0000-1201',
  });
  t.like(whoOf(call({ customer: customer('青葉製作所') }), en), { contact: '佐藤 美咲, 購買部' });
});

test('an unknown caller is a number', (t) => {
  t.deepEqual(whoOf(call(), ja), { type: 'number', number: '03-0000-1201', note: '登録のない番号' });
});

test('several customers of one number are counted, two of them named without their legal form', (t) => {
  const candidates = ['株式会社青葉製作所', 'みなと運輸有限会社', '北斗印刷'].map(customer);
  t.like(whoOf(call({ candidates }), ja), { note: '候補 3 件：青葉製作所、みなと運輸、ほか' });
});

test('of a call that is over it is said that several customers have the number, not that nobody has it', (t) => {
  t.like(whoOf({ ...call(), candidateCount: 2 }, ja), { note: '候補 2 件' });
  t.like(whoOf({ ...call(), candidateCount: 2 }, en), { note: '2 candidates' });
});

for (const reason of [
  'withheld',
  'unavailable',
  'payphone',
  'service-conflict',
  'receive-error',
  'none',
] as const) {
  test(`a caller without a number is never a blank: ${reason}`, (t) => {
    for (const words of [ja, en]) {
      const who = whoOf(call({ caller: { type: 'absent', reason } }), words);
      t.is(who.type, 'reason');
      t.not(whoText(who), '');
    }
  });
}

test('a telephone link dials the international number, or the digits as they came', (t) => {
  t.is(dialHref(call().caller), 'tel:+81300001201');
  t.is(dialHref({ type: 'number', number: '11-8"x', e164: null, display: '118' }), 'tel:118');
  t.is(dialHref({ type: 'absent', reason: 'withheld' }), null);
});

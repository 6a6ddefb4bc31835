import test from 'ava';
import ICAL from 'ical.js';
import { nameOfVcard, vcardOf } from '../../../firmware/mail/vcard.ts';
import { AOBA } from './call-facts.ts';

/** The card as an address book reads it. */
const read = (card: string): Map<string, unknown> => {
  const [, properties] = ICAL.parse(card) as [string, [string, object, string, unknown][]];
  return new Map(properties.map(([name, , , value]) => [name, value]));
};

test('a customer is a card of version 3 with name, firm, numbers, fax and address', (t) => {
  const customer = { ...AOBA, fax: '03-0000-1299', address: '東京都港区1-2-3, 青葉ビル; 5階' };
  const card = vcardOf(customer, ['03-0000-1201']);
  const fields = read(card);
  t.is(fields.get('version'), '3.0');
  t.is(fields.get('fn'), '佐藤 美咲');
  t.deepEqual(fields.get('org'), ['株式会社青葉製作所', '購買部']);
  t.deepEqual(fields.get('n'), ['佐藤', '美咲', '', '', '']);
  t.regex(card.replace(/\r\n /g, ''), /TEL;TYPE=WORK,VOICE:03-0000-1201\r\n/);
  t.deepEqual((fields.get('adr') as string[])[2], '東京都港区1-2-3, 青葉ビル; 5階');
});

test('no line is longer than 75 octets, and none ends within a character', (t) => {
  const card = vcardOf({ ...AOBA, name: '医療法人社団つばさ会ひがし診療所'.repeat(6) }, []);
  for (const line of card.split('\r\n')) {
    t.true(Buffer.byteLength(line) <= 75);
    t.false(line.includes('\ufffd'));
  }
  t.deepEqual(read(card).get('org'), ['医療法人社団つばさ会ひがし診療所'.repeat(6), '購買部']);
});

test('line ends in a name begin no property', (t) => {
  const card = vcardOf({ ...AOBA, name: 'Eve\r\nTEL:110', contact: '' }, []);
  t.false(read(card).has('tel'));
});

test('a file is named after the card, without what a file name must not have', (t) => {
  t.is(nameOfVcard(vcardOf(AOBA, [])), '佐藤 美咲');
  t.is(nameOfVcard(vcardOf({ ...AOBA, name: '../a\\b:c', contact: '' }, [])), 'a b c');
});

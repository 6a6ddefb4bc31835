import test from 'ava';
import type { CardDavRule } from '../../../firmware/information/rule.ts';
import { CardDavSource } from '../../../firmware/information/sources/card-dav.ts';
import { entriesOfCards } from '../../../firmware/information/sources/vcard-entries.ts';
import { ACCOUNT, radicaleMissing, startRadicale } from '../../support/radicale.ts';

const FIELDS = [
  { label: '会社', from: 'ORG' },
  { label: '注', from: 'NOTE' },
];

const card = (version: string, uid: string, ...lines: string[]) =>
  ['BEGIN:VCARD', `VERSION:${version}`, `UID:${uid}`, ...lines, 'END:VCARD', ''].join('\r\n');

const SATO = card(
  '3.0',
  'sato',
  'N:佐藤;美咲;;;',
  'FN:佐藤 美咲',
  'ORG:青葉製作所;購買部',
  'TEL;TYPE=WORK,VOICE:03-3261-1201',
  'TEL;TYPE=CELL:090-3261-1202',
  'NOTE:月末は\\, つながりにくい',
);

test('every number of a card leads to the facts of the card', (t) => {
  const facts = [
    { label: '会社', value: '青葉製作所 購買部' },
    { label: '注', value: '月末は, つながりにくい' },
  ];
  t.deepEqual(entriesOfCards(SATO, FIELDS), [
    { number: '03-3261-1201', facts },
    { number: '090-3261-1202', facts },
  ]);
});

test('version 4 writes numbers as addresses, and groups its lines', (t) => {
  const text = card('4.0', 'x', 'FN:X', 'item1.TEL;VALUE=uri:tel:+81-3-3261-1203', 'ORG:Y');
  t.deepEqual(entriesOfCards(text, FIELDS), [
    { number: '+81-3-3261-1203', facts: [{ label: '会社', value: 'Y' }] },
  ]);
});

for (const [what, text] of [
  ['nothing', ''],
  ['noise', 'BEGIN:VCARD\r\nTEL'],
  ['a calendar', 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n'],
] as const) {
  test(`${what} in place of a card is left out`, (t) => t.deepEqual(entriesOfCards(text, FIELDS), []));
}

const missing = radicaleMissing();
const onServer = missing === null ? test : test.skip;
if (missing !== null) console.log(`skipped: address books on a real server: ${missing}`);

const BOOK = `<?xml version="1.0"?>
<d:mkcol xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:carddav"><d:set><d:prop>
<d:resourcetype><d:collection/><c:addressbook/></d:resourcetype></d:prop></d:set></d:mkcol>`;

onServer('the address books of an account are read, and only when they changed', async (t) => {
  const server = await startRadicale();
  t.teardown(() => server.stop());
  const rule: CardDavRule = {
    ...{ type: 'carddav', name: 'contacts', title: 'Contacts', cron: '* * * * *' },
    ...{ url: server.url, fields: FIELDS, ...ACCOUNT },
  };
  const patience = AbortSignal.timeout(60_000);
  const read = (mark: string | null, changes: Partial<CardDavRule> = {}) =>
    new CardDavSource({ ...rule, ...changes }).read(mark, patience);

  await t.throwsAsync(read(null), { message: /no address book/ });
  await server.send('MKCOL', 'ito/book/', 'application/xml', BOOK);
  const many = Array.from({ length: 60 }, (_, at) =>
    card('3.0', `${at}`, 'FN:A', 'N:A', `TEL:03-3261-${2000 + at}`),
  );
  await server.send('PUT', 'ito/book/', 'text/vcard', [SATO, ...many].join(''));
  const book = await read(null);
  t.is(book?.entries.length, 62);
  t.is(book?.entries.find(({ number }) => number === '090-3261-1202')?.facts[0]?.value, '青葉製作所 購買部');
  t.is(await read(book?.mark ?? null), null);
  await t.throwsAsync(read(null, { password: 'falsch' }), { message: /check address, user and password/ });
});

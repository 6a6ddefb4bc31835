import test from 'ava';
import { storeCalls } from '../../../firmware/reception/store-calls.ts';
import { saveCall } from '../../../firmware/store/calls.ts';
import { getMailRules, putMailRules } from '../../../firmware/store/mail-rules.ts';
import { byNumber, missed, ringing, snapshot, WITHHELD } from '../store/call-samples.ts';
import { claim } from '../store/outbox-samples.ts';
import { NOW } from '../store/temporary-box.ts';
import { batchingOffice } from './batching-office.ts';
import { LETTERHEAD } from './letterhead-sample.ts';

const JIS = [{ address: 'takahashi@office.example', label: '', charset: 'iso-2022-jp' as const }];

test('a mail is written in the character set of its address', async (t) => {
  const office = await batchingOffice(t, { collect: 'nothing' }, { addresses: JIS });
  await office.missed('a', NOW);
  t.is((await claim(office.db))[0]?.charset, 'iso-2022-jp');
});

test('mails about one caller form a thread; those about others do not belong to it', async (t) => {
  const { db, missed: rings } = await batchingOffice(t, { collect: 'nothing' });
  await rings('a', NOW, { caller: byNumber('0300001201') });
  await rings('b', NOW + 1, { caller: byNumber('0300001201') });
  await rings('c', NOW + 2, { caller: byNumber('0300001202') });
  const [first, second, third] = (await claim(db, NOW + 3)).map(({ thread }) => thread);
  t.regex(first ?? '', /^<[0-9a-f-]{36}@box\.example>$/);
  t.is(second, first ?? null);
  t.not(third, first ?? null);
});

test('a withheld call is in no thread: nobody can say with whom it belongs', async (t) => {
  const { db, missed: rings } = await batchingOffice(t, { collect: 'nothing' });
  await rings('a', NOW, { caller: WITHHELD });
  t.is((await claim(db))[0]?.thread, null);
});

test('the customer’s card goes along where the office wants it, with a link to the call where the page can be reached', async (t) => {
  const { db } = await batchingOffice(t, { collect: 'nothing' });
  const customer = snapshot('青葉製作所', { contact: '佐藤 美咲' });
  const known = { mode: 'away', match: { type: 'one', customer } } as const;
  const call = missed(ringing('a', { ...known, caller: byNumber('0300001201') }));
  await db.knex.transaction(async (trx) => {
    await putMailRules(trx, { ...(await getMailRules(trx)), enclosure: { vcard: true } }, NOW);
    const letterhead = { ...LETTERHEAD, pageUrl: 'https://rusuban.example' };
    await storeCalls(trx, { changed: [], ended: [call] }, letterhead, NOW);
  });
  const [mail] = await claim(db);
  t.regex(mail?.vcard ?? '', /TEL;TYPE=WORK,VOICE:03-0000-1201/);
  t.true(mail?.text.includes(`記録 https://rusuban.example/history?call=${call.key}`));
  t.true(mail?.html.includes(`<a href="https://rusuban.example/history?call=${call.key}">`));
});

test('a digest about one caller belongs to his thread and carries his card; one about several callers does neither', async (t) => {
  const { db, missed: rings, look } = await batchingOffice(t, { count: 2 });
  await db.knex.transaction(async (trx) =>
    putMailRules(trx, { ...(await getMailRules(trx)), enclosure: { vcard: true } }, NOW),
  );
  const customer = snapshot('青葉製作所', { contact: '佐藤 美咲' });
  const known = { match: { type: 'one', customer }, caller: byNumber('0300001201') } as const;
  await rings('a', NOW, known);
  const alone: { thread: string }[] = await db.knex.raw('SELECT thread FROM outbox');
  await rings('b', NOW + 1, known);
  await look(NOW + 2);
  const [ofOne] = await claim(db, NOW + 3);
  t.is(ofOne?.thread, alone[0]?.thread);
  t.regex(ofOne?.vcard ?? '', /FN:/);
  await rings('c', NOW + 4, known);
  await rings('d', NOW + 5, { caller: byNumber('0300001202') });
  await look(NOW + 6);
  const [ofTwo] = await claim(db, NOW + 7);
  t.like(ofTwo, { thread: null, vcard: null });
});

test('a number that turns out to be withheld takes thread and card out of its mails, sent or not, and of what other boxes are told', async (t) => {
  const { db, missed: rings, look } = await batchingOffice(t, { count: 2 });
  await db.knex.transaction(async (trx) =>
    putMailRules(trx, { ...(await getMailRules(trx)), enclosure: { vcard: true } }, NOW),
  );
  const customer = snapshot('青葉製作所', { contact: '佐藤 美咲' });
  const known = { match: { type: 'one', customer }, caller: byNumber('0300001201') } as const;
  await rings('a', NOW, known);
  const call = await rings('b', NOW + 1, known);
  await look(NOW + 2);
  await db.knex.transaction((trx) => saveCall(trx, { ...call, caller: WITHHELD }, NOW + 3));
  const about = `(SELECT key FROM outbox WHERE call_key = '${call.key}' OR purpose = 'digest')`;
  const left = await db.knex.raw(`SELECT thread, vcard FROM outbox WHERE key IN ${about}`);
  t.deepEqual(left, [
    { thread: null, vcard: null },
    { thread: null, vcard: null },
  ]);
  const told: { body: string }[] = await db.knex.raw(
    `SELECT body FROM event WHERE kind = 'mail' AND subject IN ${about}`,
  );
  t.is(told.length, 2);
  for (const { body } of told) t.like(JSON.parse(body), { thread: null, vcard: null });
});

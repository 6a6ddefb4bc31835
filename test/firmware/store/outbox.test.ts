import test from 'ava';
import { insertMail, memoPurpose } from '../../../firmware/store/outbox.ts';
import { releaseHeld } from '../../../firmware/store/outbox-batch.ts';
import { keyOf } from './call-samples.ts';
import { claim, insert, mailOf, stored } from './outbox-samples.ts';
import { eventsOf, NOW, temporaryBox } from './temporary-box.ts';

const atOnce = async () => 'queued' as const;

test('a mail is put into the outbox once, however often it is composed', async (t) => {
  const db = await temporaryBox(t);
  const mail = mailOf('a');
  t.true(await insert(db, mail));
  t.false(await insert(db, { ...mail, subject: 'composed again' }));
  t.is((await stored(db, mail)).subject, mail.subject);
  t.is((await claim(db)).length, 1);
});

test('a mail that was sent is not sent again when it is composed again', async (t) => {
  const db = await temporaryBox(t);
  await insert(db, mailOf('a'));
  await db.knex.raw("UPDATE outbox SET state = 'sent'");
  t.false(await insert(db, mailOf('a')));
  t.deepEqual(await claim(db), []);
});

test('a mail and its event are one transaction: both or nothing', async (t) => {
  const db = await temporaryBox(t);
  await t.throwsAsync(
    db.knex.transaction(async (trx) => {
      await insertMail(trx, mailOf('a'), NOW);
      throw new Error('the call record could not be written');
    }),
  );
  t.deepEqual(await claim(db), []);
  t.deepEqual(await eventsOf(db), []);
  await insert(db, mailOf('a'));
  const [event] = await eventsOf(db);
  t.like(event, { kind: 'mail', subject: mailOf('a').key, body: { purpose: 'missed', state: 'queued' } });
});

test('a held mail is not taken before its call is released, and then at once', async (t) => {
  const db = await temporaryBox(t);
  const memo = mailOf('a', { purpose: 'memo', state: 'held' });
  await insert(db, memo);
  t.deepEqual(await claim(db, NOW + 86_400_000), []);
  t.is(await db.knex.transaction((trx) => releaseHeld(trx, [keyOf('a')], NOW + 5000, atOnce)), 1);
  t.deepEqual(
    (await claim(db, NOW + 5000)).map((mail) => mail.key),
    [memo.key],
  );
});

test('the release of a call lets only its own mails go, and only once', async (t) => {
  const db = await temporaryBox(t);
  await insert(db, mailOf('a', { state: 'held' }));
  await insert(db, mailOf('b', { state: 'held' }));
  t.is(await db.knex.transaction((trx) => releaseHeld(trx, [keyOf('a')], NOW, atOnce)), 1);
  t.is(await db.knex.transaction((trx) => releaseHeld(trx, [keyOf('a')], NOW, atOnce)), 0);
  t.is((await stored(db, mailOf('b'))).state, 'held');
});

test('a memo written anew while its call lasts replaces the one that is held', async (t) => {
  const db = await temporaryBox(t);
  const memo = mailOf('a', { purpose: 'memo', state: 'held' });
  await insert(db, memo);
  t.is(await memoPurpose(db.knex, keyOf('a')), 'memo');
  t.true(await insert(db, { ...memo, subject: 'better words', toAddresses: ['other@example.com'] }));
  t.like(await stored(db, memo), {
    subject: 'better words',
    toAddresses: ['other@example.com'],
    state: 'held',
  });
});

test('a memo after one that has gone is a mail of its own', async (t) => {
  const db = await temporaryBox(t);
  t.is(await memoPurpose(db.knex, keyOf('a')), 'memo');
  await insert(db, mailOf('a', { purpose: 'memo' }));
  t.is(await memoPurpose(db.knex, keyOf('a')), 'memo-2');
  await insert(db, mailOf('a', { purpose: 'memo-2' }));
  t.is(await memoPurpose(db.knex, keyOf('a')), 'memo-3');
  t.is((await claim(db)).length, 2);
});

test('the automatic mail and the memos of other calls do not count as memos of this one', async (t) => {
  const db = await temporaryBox(t);
  await insert(db, mailOf('a'));
  await insert(db, mailOf('b', { purpose: 'memo' }));
  t.is(await memoPurpose(db.knex, keyOf('a')), 'memo');
});

import test from 'ava';
import type { Database } from '../../../firmware/store/database.ts';
import type { MailState } from '../../../firmware/store/outbox.ts';
import { dropMail, getMail, hurryAll, retryMail } from '../../../firmware/store/outbox-desk.ts';
import { mailsOfCalls } from '../../../firmware/store/outbox-of-calls.ts';
import { keyOf } from './call-samples.ts';
import { claim, inState, insert, mailOf, stored } from './outbox-samples.ts';
import { NOW, temporaryBox } from './temporary-box.ts';

const NOWHERE = mailOf('nowhere').key;

const retry = (db: Database, key: string, addresses: readonly string[] | null = null) =>
  db.knex.transaction((trx) => retryMail(trx, key, addresses, NOW));
const drop = (db: Database, key: string) => db.knex.transaction((trx) => dropMail(trx, key, NOW));

const mayRetry = test.macro({
  async exec(t, state: MailState, isAllowed: boolean, attempts: number) {
    const db = await temporaryBox(t);
    await inState(db, 'a', state);
    t.is(await retry(db, mailOf('a').key), isAllowed);
    t.is((await claim(db)).length, isAllowed ? 1 : 0);
    t.is((await stored(db, mailOf('a'))).attempts, attempts);
  },
  title: (_, state, isAllowed) =>
    `a person ${isAllowed ? 'may' : 'may not'} send a mail again that is ${state}`,
});
// What was given up begins its waits anew; what waits goes on in its list.
test(mayRetry, 'parked', true, 1);
test(mayRetry, 'bounced', true, 1);
test(mayRetry, 'dropped', true, 1);
test(mayRetry, 'queued', true, 4);
test(mayRetry, 'held', false, 3);
test(mayRetry, 'sending', false, 3);
test(mayRetry, 'sent', false, 3);

const mayDrop = test.macro({
  async exec(t, state: MailState, isAllowed: boolean) {
    const db = await temporaryBox(t);
    await inState(db, 'a', state);
    t.is(await drop(db, mailOf('a').key), isAllowed);
    t.is((await stored(db, mailOf('a'))).state, isAllowed ? 'dropped' : state);
  },
  title: (_, state, isAllowed) => `a person ${isAllowed ? 'may' : 'may not'} drop a mail that is ${state}`,
});
test(mayDrop, 'parked', true);
test(mayDrop, 'bounced', true);
test(mayDrop, 'queued', true);
test(mayDrop, 'held', true);
test(mayDrop, 'sending', false);
test(mayDrop, 'sent', false);

test('a parked mail can be sent to another address; the first one is replaced', async (t) => {
  const db = await temporaryBox(t);
  await inState(db, 'a', 'parked');
  await retry(db, mailOf('a').key, ['right@example.com']);
  t.deepEqual((await claim(db))[0]?.toAddresses, ['right@example.com']);
});

test('a mail that is not there can be neither sent, dropped nor shown', async (t) => {
  const db = await temporaryBox(t);
  t.is(await retry(db, NOWHERE), null);
  t.is(await drop(db, NOWHERE), null);
  t.is(await getMail(db.knex, NOWHERE), null);
});

test('"send all now" makes due what waits, and nothing else', async (t) => {
  const db = await temporaryBox(t);
  await inState(db, 'waits', 'queued');
  await inState(db, 'parked', 'parked');
  await inState(db, 'held', 'held');
  t.is(await hurryAll(db.knex, NOW), 1);
  t.deepEqual(
    (await claim(db)).map((mail) => mail.key),
    [mailOf('waits').key],
  );
});

test('the mails of some calls are found with them', async (t) => {
  const db = await temporaryBox(t);
  await insert(db, mailOf('a'));
  await insert(db, mailOf('a', { purpose: 'memo-2' }), NOW + 1);
  await insert(db, mailOf('b'));
  const mails = await mailsOfCalls(db.knex, [keyOf('a'), keyOf('c')]);
  t.deepEqual(
    mails.map((mail) => [mail.callKey, mail.purpose]),
    [
      [keyOf('a'), 'missed'],
      [keyOf('a'), 'memo'],
    ],
  );
});

import test from 'ava';
import type { Database } from '../../../firmware/store/database.ts';
import type { MailState } from '../../../firmware/store/outbox.ts';
import {
  countOutbox,
  dropMail,
  getMail,
  hurryAll,
  pageOutbox,
  retryMail,
} from '../../../firmware/store/outbox-desk.ts';
import { mailsOfCalls } from '../../../firmware/store/outbox-of-calls.ts';
import { keyOf } from './call-samples.ts';
import { claim, insert, MINUTE, mailOf, stored } from './outbox-samples.ts';
import { NOW, temporaryBox } from './temporary-box.ts';

const NOWHERE = mailOf('nowhere').key;

/** A mail that stands in the given state. */
async function inState(db: Database, call: string, state: MailState, at = NOW): Promise<void> {
  await insert(db, mailOf(call), at);
  await db.knex.raw('UPDATE outbox SET state = ?, attempts = 3, next_attempt_at = ? WHERE key = ?', [
    state,
    state === 'queued' ? at + 60 * MINUTE : null,
    mailOf(call).key,
  ]);
}

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

test('the list shows first what needs a person, then what is under way, then the newest that is done', async (t) => {
  const db = await temporaryBox(t);
  for (const [index, state] of (['sent', 'queued', 'sending', 'held', 'parked'] as const).entries())
    await inState(db, state, state, NOW + index);
  await inState(db, 'sent later', 'sent', NOW + 100);
  const { items } = await pageOutbox(db.knex, { limit: 50 });
  t.deepEqual(
    items.map((mail) => mail.state),
    ['parked', 'held', 'sending', 'queued', 'sent', 'sent'],
  );
  t.is(items[4]?.key, mailOf('sent later').key);
});

test('pages follow each other without a gap, and one state can be asked for', async (t) => {
  const db = await temporaryBox(t);
  for (let i = 0; i < 7; i++) await inState(db, `call ${i}`, i % 2 === 0 ? 'sent' : 'parked');
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await pageOutbox(db.knex, { limit: 3, cursor });
    seen.push(...page.items.map((mail) => mail.key));
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  t.is(seen.length, 7);
  t.is(new Set(seen).size, 7);
  const parked = await pageOutbox(db.knex, { limit: 50, state: 'parked' });
  t.is(parked.items.length, 3);
});

test('what waits is counted at any age, what was sent for a week', async (t) => {
  const db = await temporaryBox(t);
  const old = NOW - 8 * 86_400_000;
  await inState(db, 'parked', 'parked', old);
  await inState(db, 'queued', 'queued', old);
  await inState(db, 'sent', 'sent', old);
  await inState(db, 'sent today', 'sent', NOW);
  t.deepEqual(await countOutbox(db.knex, NOW), {
    ...{ held: 0, approval: 0, batched: 0 },
    ...{ queued: 1, sending: 0, sent: 1, parked: 1, bounced: 0 },
  });
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

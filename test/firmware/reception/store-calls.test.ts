import test from 'ava';
import type { Call } from '../../../firmware/calls/call.ts';
import { customerId } from '../../../firmware/calls/ids.ts';
import { queryOf } from '../../../firmware/directory/search-pairs.ts';
import { storeCalls } from '../../../firmware/reception/store-calls.ts';
import { setMemo } from '../../../firmware/store/call-desk.ts';
import { pageCalls } from '../../../firmware/store/call-pages.ts';
import { createCustomer } from '../../../firmware/store/customers.ts';
import type { Database } from '../../../firmware/store/database.ts';
import { putSettings } from '../../../firmware/store/settings.ts';
import { byNumber, keyOf, minutes, missed, ringing, snapshot } from '../store/call-samples.ts';
import { customerInput, eventsOf, JAPAN, NOW, temporaryBox } from '../store/temporary-box.ts';
import { LETTERHEAD } from './letterhead-sample.ts';

const store = (db: Database, changed: readonly Call[], ended: readonly Call[]) =>
  db.knex.transaction((trx) => storeCalls(trx, { changed, ended }, LETTERHEAD, NOW));

const awayCall = (name: string, digits = '0312345678') =>
  missed(ringing(name, { mode: 'away', caller: byNumber(digits) }));

/** Of one burst, all in the same millisecond. */
const burst = (name: string, count: number): Call[] =>
  Array.from({ length: count }, (_, n) => awayCall(`${name}${n}`, `03${String(10_000_000 + n)}`));

async function statementsOf(db: Database, work: () => Promise<unknown>): Promise<string[]> {
  const statements: string[] = [];
  const note = ({ sql }: { readonly sql: string }) => void statements.push(sql);
  db.knex.on('query', note);
  await work();
  db.knex.off('query', note);
  return statements;
}

async function found(db: Database, text: string): Promise<string[]> {
  const { words } = queryOf(text, JAPAN);
  return (await pageCalls(db.knex, { words: words ?? '""', limit: 200 })).items.map(({ key }) => key);
}

test('sixty missed calls that end at once are stored with their mails in as many statements as one', async (t) => {
  const db = await temporaryBox(t);
  const one = await statementsOf(db, () => store(db, [], burst('a', 1)));
  const sixty = await statementsOf(db, () => store(db, [], burst('b', 60)));
  t.deepEqual(sixty, one);
  const [mails]: { count: number }[] = await db.knex.raw('SELECT count(*) AS count FROM outbox');
  t.is(mails?.count, 61);
});

test('each call of a burst has its record, its mail, its memo and their events, and is found by its number', async (t) => {
  const db = await temporaryBox(t);
  const live = ringing('live', { mode: 'away' });
  const calls = burst('a', 30);
  t.is(await store(db, [live], calls), 30);
  for (const { key } of calls) {
    const told = (await eventsOf(db)).filter(
      ({ subject, body }) => subject === key || body['callKey'] === key,
    );
    t.deepEqual(
      told.map(({ kind }) => kind),
      ['call', 'mail', 'call-memo'],
    );
  }
  t.deepEqual(await found(db, '03-1000-0007'), [keyOf('a7')]);
  t.is((await found(db, '不在時')).length, 30);
  const events = await eventsOf(db);
  t.deepEqual(
    events.map(({ oseq }) => oseq),
    events.map((_, at) => at + 1),
  );
});

test('what is stored again unchanged writes nothing, and a mail is not made twice', async (t) => {
  const db = await temporaryBox(t);
  await store(db, [], burst('a', 5));
  const before = await eventsOf(db);
  t.is(await store(db, [], burst('a', 5)), 0);
  t.deepEqual(await eventsOf(db), before);
});

test('calls of one millisecond stay apart in the index when their words change', async (t) => {
  const db = await temporaryBox(t);
  await store(db, [], burst('a', 3));
  await db.knex.transaction(async (trx) => {
    for (const name of ['a2', 'a0', 'a1']) await setMemo(trx, keyOf(name), `折り返し ${name}`, '伊藤', NOW);
  });
  t.deepEqual((await found(db, '折り返し')).sort(), ['a0', 'a1', 'a2'].map(keyOf).sort());
  t.deepEqual(await found(db, '不在時'), []);
  t.deepEqual(await found(db, '03-1000-0001'), [keyOf('a1')]);
});

test('a burst in which nobody is to be told stores its calls and no mail', async (t) => {
  const db = await temporaryBox(t);
  await db.knex.transaction((trx) => putSettings(trx, { mailWhen: 'answered' }, NOW));
  t.is(await store(db, [], [awayCall('a'), awayCall('b')]), 0);
  t.is((await found(db, '03-1234-5678')).length, 2);
  t.deepEqual(await db.knex('outbox'), []);
});

test('a customer is contacted by the latest of his calls, whatever the order in which they are stored', async (t) => {
  const db = await temporaryBox(t);
  const input = customerInput({ name: '青葉製作所' });
  const { id } = await db.knex.transaction((trx) => createCustomer(trx, input, { now: NOW, plan: JAPAN }));
  const customer = { ...snapshot('青葉製作所'), id: customerId(id) };
  const at = (name: string, minute: number): Call => ({
    ...missed(ringing(name, { startedAt: minutes(minute) })),
    match: { type: 'one', customer },
  });
  await store(db, [], [at('late', 3), at('early', 1)]);
  t.deepEqual(await db.knex('customer').pluck('last_contact_at'), [minutes(3)]);
});

import test from 'ava';
import type { Call } from '../../../firmware/calls/call.ts';
import { DEFAULT_MAIL_RULES } from '../../../firmware/mail/release-rules.ts';
import { writeMemo } from '../../../firmware/reception/memo.ts';
import { saveCall } from '../../../firmware/store/calls.ts';
import { byNumber as from, snapshot, WITHHELD } from '../store/call-samples.ts';
import { claim } from '../store/outbox-samples.ts';
import { eventsOf, NOW } from '../store/temporary-box.ts';
import { batchingOffice as setUp } from './batching-office.ts';
import { LETTERHEAD } from './letterhead-sample.ts';

const MINUTE = 60_000;

test('a collected mail waits and leaves alone when nobody else called', async (t) => {
  const { missed, look, states } = await setUp(t);
  await missed('a', NOW);
  t.false(await look(NOW + 29 * MINUTE));
  t.deepEqual(await states(), ['missed batched']);
  t.true(await look(NOW + 30 * MINUTE));
  t.deepEqual(await states(), ['missed queued']);
});

test('several calls of several callers become one mail, grouped by caller, the newest last', async (t) => {
  const { missed, look, rows, states } = await setUp(t, { count: 4 });
  const aoba = {
    match: { type: 'one' as const, customer: snapshot('株式会社青葉製作所', { contact: '佐藤 美咲' }) },
  };
  await missed('a', NOW, { ...aoba, caller: from('0300001201') });
  await missed('b', NOW + MINUTE, { caller: from('09000004821') });
  await missed('c', NOW + 2 * MINUTE, { caller: WITHHELD });
  t.false(await look(NOW + 2 * MINUTE));
  await missed('d', NOW + 3 * MINUTE, { ...aoba, caller: from('0300001201') });
  t.true(await look(NOW + 3 * MINUTE));
  t.deepEqual(await states(), [
    'missed joined',
    'missed joined',
    'missed joined',
    'missed joined',
    'digest queued',
  ]);
  const digest = (await rows()).at(-1);
  t.is(digest?.subject, '【不在着信 4件】090-0000-4821、非通知 ほか1名');
  t.is(
    digest?.text,
    `高橋 健一 様

不在時に電話がありました

4件の着信がありました。

■ 090-0000-4821（1件）
登録のない番号
電話 090-0000-4821
・11月24日（火）10:43　外線1　呼出 20秒

■ 非通知（1件）
電話 非通知
・11月24日（火）10:44　外線1　呼出 20秒

■ 青葉製作所 佐藤様（2件）
株式会社青葉製作所
佐藤 美咲 様
電話 03-0000-1201
・11月24日（火）10:42　外線1　呼出 20秒
・11月24日（火）10:45　外線1　呼出 20秒

-- 
Office Rusuban（自動送信）
`,
  );
  t.true((await rows()).slice(0, 4).every(({ digest_key }) => digest_key === digest?.key));
});

test('calls of different callers stay apart where only those of one caller are joined', async (t) => {
  const { missed, look, states } = await setUp(t, { digest: 'caller' });
  await missed('a', NOW, { caller: from('0300001201') });
  await missed('b', NOW, { caller: from('0300001201') });
  await missed('c', NOW, { caller: from('0300001202') });
  await missed('d', NOW, { caller: WITHHELD });
  await missed('e', NOW, { caller: WITHHELD });
  await look(NOW + 30 * MINUTE);
  t.deepEqual((await states()).toSorted(), [
    'digest queued',
    'missed joined',
    'missed joined',
    'missed queued',
    'missed queued',
    'missed queued',
  ]);
});

test('without digests every mail of a batch leaves for itself', async (t) => {
  const { missed, look, states } = await setUp(t, { digest: 'never' });
  await missed('a', NOW);
  await missed('b', NOW);
  await look(NOW + 30 * MINUTE);
  t.deepEqual(await states(), ['missed queued', 'missed queued']);
});

test('an important call does not wait for the batch', async (t) => {
  const { missed, states } = await setUp(t);
  await missed('a', NOW);
  await missed('b', NOW, { match: { type: 'one', customer: snapshot('A', { importance: 'A' }) } });
  t.deepEqual(await states(), ['missed batched', 'missed queued']);
});

test('a memo is never joined, also when it waits with missed calls', async (t) => {
  const { db, to, missed, look, states } = await setUp(t, { collect: 'all' });
  const { key } = await missed('a', NOW);
  await missed('b', NOW);
  const memo = { representativeId: to.id, toAddress: 'takahashi@office.example', subject: '', text: 'x' };
  await db.knex.transaction((trx) =>
    writeMemo(trx, key, { ...memo, author: '', authorExtension: null }, LETTERHEAD, NOW),
  );
  await look(NOW + 30 * MINUTE);
  t.deepEqual((await states()).toSorted(), [
    'digest queued',
    'memo queued',
    'missed joined',
    'missed joined',
  ]);
});

test('quiet hours keep back what nobody collects, and what came in them becomes one mail in the morning', async (t) => {
  // 10:42 to 11:00 by the clock of the office.
  const quietHours = [{ days: [2], from: '10:00', to: '11:00' }];
  const { missed, look, states } = await setUp(t, { collect: 'nothing' }, { quietHours });
  await missed('a', NOW);
  await missed('b', NOW);
  t.false(await look(NOW + 17 * MINUTE));
  t.true(await look(NOW + 18 * MINUTE));
  t.deepEqual(await states(), ['missed joined', 'missed joined', 'digest queued']);
});

test('a digest is one transaction: a fault in the middle leaves every mail waiting', async (t) => {
  const { db, missed, look, states } = await setUp(t);
  await missed('a', NOW);
  await missed('b', NOW);
  await db.knex.raw(
    "CREATE TRIGGER fault BEFORE UPDATE ON outbox WHEN NEW.state = 'joined' BEGIN SELECT RAISE(ABORT, 'the power failed'); END",
  );
  await t.throwsAsync(look(NOW + 30 * MINUTE), { message: /the power failed/ });
  t.deepEqual(await states(), ['missed batched', 'missed batched']);
  await db.knex.raw('DROP TRIGGER fault');
  await look(NOW + 31 * MINUTE);
  t.deepEqual(await states(), ['missed joined', 'missed joined', 'digest queued']);
  const told = (await eventsOf(db)).filter(
    ({ kind, body }) => kind === 'mail-state' && body['state'] === 'joined',
  );
  t.is(told.length, 2);
});

test('looking again and again joins nothing twice', async (t) => {
  const { missed, look, states } = await setUp(t);
  await missed('a', NOW);
  await missed('b', NOW);
  await Promise.all([look(NOW + 30 * MINUTE), look(NOW + 30 * MINUTE), look(NOW + 30 * MINUTE)]);
  t.deepEqual(await states(), ['missed joined', 'missed joined', 'digest queued']);
});

test('"send all now" does not wait for the batch, and still makes one mail of it', async (t) => {
  const { missed, look, states } = await setUp(t);
  await missed('a', NOW);
  await missed('b', NOW);
  t.true(await look(NOW + MINUTE, true));
  t.deepEqual(await states(), ['missed joined', 'missed joined', 'digest queued']);
});

const HELD_DIGESTS = { ...DEFAULT_MAIL_RULES.preview, digest: true };

test('where digests are looked at first, one waits for approval and a mail that leaves alone does not', async (t) => {
  const { db, missed, look, states } = await setUp(t, { count: 2 }, {}, HELD_DIGESTS);
  await missed('a', NOW);
  await missed('b', NOW);
  t.false(await look(NOW), 'nothing leaves');
  t.deepEqual(await states(), ['missed joined', 'missed joined', 'digest approval']);
  await missed('c', NOW + MINUTE);
  t.true(await look(NOW + 31 * MINUTE), 'nobody looked at the digest for half an hour');
  t.deepEqual(await states(), ['missed joined', 'missed joined', 'digest queued', 'missed queued']);
  t.deepEqual((await claim(db, NOW + 31 * MINUTE)).map(({ purpose }) => purpose).sort(), [
    'digest',
    'missed',
  ]);
});

test('"send all now" makes a digest that is not looked at', async (t) => {
  const { missed, look, states } = await setUp(t, {}, {}, HELD_DIGESTS);
  await missed('a', NOW);
  await missed('b', NOW);
  t.true(await look(NOW, true));
  t.deepEqual(await states(), ['missed joined', 'missed joined', 'digest queued']);
});

test('a number that turns out to be withheld is taken out of the digest too', async (t) => {
  const { db, missed, look, rows } = await setUp(t);
  const call = await missed('a', NOW, { caller: from('0300001201') });
  await missed('b', NOW, { caller: from('09000004821') });
  await look(NOW + 30 * MINUTE);
  const withheld: Call = { ...call, caller: WITHHELD };
  await db.knex.transaction((trx) => saveCall(trx, withheld, NOW + 31 * MINUTE));
  const all = JSON.stringify(await rows());
  t.false(all.includes('0300001201') || all.includes('03-0000-1201') || all.includes('81300001201'));
  t.true(all.includes('090-0000-4821'));
});

test('more than a page of waiting mails leaves in one look', async (t) => {
  const { db, missed, look } = await setUp(t, { digest: 'never' });
  await missed('a', NOW);
  await db.knex.raw(
    `INSERT INTO outbox (key, site_id, purpose, state, to_name, to_addresses, subject, text, html, message_id, composed_at, waits_since)
     WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1200)
     SELECT 'k' || i, 's', 'missed', 'batched', '', '["a@b.example"]', '', '', '', '', ?, ? FROM n`,
    [NOW, NOW],
  );
  await look(NOW + 30 * MINUTE);
  const [{ many }] = await db.knex.raw("SELECT count(*) AS many FROM outbox WHERE state = 'queued'");
  t.is(many, 1201);
});

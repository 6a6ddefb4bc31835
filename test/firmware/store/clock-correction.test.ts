import test from 'ava';
import { epochMs } from '../../../firmware/calls/ids.ts';
import { tellTime } from '../../../firmware/mail/time-in-mail.ts';
import { setOwner } from '../../../firmware/store/call-desk.ts';
import { pageCalls } from '../../../firmware/store/call-pages.ts';
import { getCall, saveCall } from '../../../firmware/store/calls.ts';
import { correctClockRun } from '../../../firmware/store/clock-correction.ts';
import {
  beginClockRun,
  clockPast,
  currentClockRun,
  moveDeadlines,
} from '../../../firmware/store/clock-run.ts';
import type { Database } from '../../../firmware/store/database.ts';
import { getMode, modeAt, putMode } from '../../../firmware/store/mode.ts';
import { insertMail } from '../../../firmware/store/outbox.ts';
import { claimDue } from '../../../firmware/store/outbox-delivery.ts';
import { getMail } from '../../../firmware/store/outbox-desk.ts';
import { answered, keyOf, missed, ringing } from './call-samples.ts';
import { mailOf } from './outbox-samples.ts';
import { eventsOf, NOW, temporaryBox } from './temporary-box.ts';

const HOUR = 3_600_000;
const OFFSET = 50 * HOUR;
const BOOT = 'boot 1';

const begin = (db: Database, beganAt: number) =>
  db.knex.transaction((trx) => beginClockRun(trx, { boot: BOOT, base: beganAt, beganAt }));

const correct = (db: Database, now: number) =>
  db.knex.transaction(async (trx) => {
    const run = await currentClockRun(trx);
    if (run === null) throw new Error('no run');
    const reword = (mail: Parameters<typeof tellTime>[0], at: number) => tellTime(mail, at, 'Asia/Tokyo');
    await correctClockRun(trx, run, { offset: OFFSET, now, reword });
  });

test('what was written before the clock was set is marked, and moved when it is', async (t) => {
  const db = await temporaryBox(t);
  const old = missed(ringing('old', { startedAt: epochMs(NOW - HOUR) }));
  await db.knex.transaction((trx) => saveCall(trx, old, NOW - HOUR));
  await begin(db, NOW);
  const call = answered(ringing('new'), 4, 60);
  await db.knex.transaction(async (trx) => {
    await saveCall(trx, call, NOW + 64_000);
    await setOwner(trx, old.key, '伊藤', NOW + 70_000);
  });
  t.like(await getCall(db.knex, call.key), { startedAt: NOW, isTimeKnown: false });
  t.like(await getCall(db.knex, old.key), { startedAt: NOW - HOUR, isTimeKnown: true });
  await correct(db, NOW + OFFSET + 80_000);
  t.like(await getCall(db.knex, call.key), {
    startedAt: NOW + OFFSET,
    answeredAt: NOW + OFFSET + 4000,
    releasedAt: NOW + OFFSET + 64_000,
    answers: [{ extension: '101', at: NOW + OFFSET + 4000 }],
    ringSeconds: 4,
    talkSeconds: 60,
    isTimeKnown: true,
  });
  t.like(await getCall(db.knex, old.key), { startedAt: NOW - HOUR, ownedAt: NOW + OFFSET + 70_000 });
  t.is(await currentClockRun(db.knex), null);
});

test('its events are moved, too, and one more tells the other boxes', async (t) => {
  const db = await temporaryBox(t);
  await db.knex.transaction((trx) => saveCall(trx, ringing('old'), NOW - HOUR));
  await begin(db, NOW);
  await db.knex.transaction((trx) => saveCall(trx, missed(ringing('new')), NOW + 10_000));
  await correct(db, NOW + OFFSET + 20_000);
  const rows: { made_at: number; clock_run: string | null }[] = await db.knex.raw(
    'SELECT made_at, clock_run FROM event ORDER BY oseq',
  );
  t.deepEqual(
    rows.map((row) => row.made_at),
    [NOW - HOUR, NOW + OFFSET + 10_000, NOW + OFFSET + 20_000],
  );
  t.true(rows.every((row) => row.clock_run === null));
  t.like((await eventsOf(db)).at(-1), { kind: 'clock', body: { beganAt: NOW, correction: OFFSET } });
});

test('the mode that was chosen meanwhile holds from the right moment', async (t) => {
  const db = await temporaryBox(t);
  const put = (mode: 'away' | 'present', at: number) =>
    db.knex.transaction((trx) => putMode(trx, { mode, since: epochMs(at), by: 'button' }, at));
  await put('present', NOW - HOUR);
  await begin(db, NOW);
  await put('away', NOW + 60_000);
  await correct(db, NOW + OFFSET + 120_000);
  t.like(await getMode(db.knex, 0), { since: epochMs(NOW + OFFSET + 60_000) });
  t.is(await modeAt(db.knex, NOW + OFFSET), 'present');
  t.is(await modeAt(db.knex, NOW + OFFSET + 61_000), 'away');
});

test('a mail waits for the clock, leaves when it is set, and then says when the call was', async (t) => {
  const db = await temporaryBox(t);
  await begin(db, NOW);
  const call = missed(ringing('new'));
  const mail = mailOf('new', {
    callKey: call.key,
    subject: '【不在着信】03-1234-5678 ［時刻不明］',
    text: '着信 ［日時不明：本機の時計が未設定でした］　外線1',
  });
  await db.knex.transaction(async (trx) => {
    await saveCall(trx, call, NOW + 10_000);
    await insertMail(trx, mail, NOW + 10_000);
  });
  const due = (now: number) => claimDue(db.knex, { now, limit: 5, longest: 4 * HOUR, without: [] });
  t.deepEqual(await due(NOW + 300_000), []);
  await correct(db, NOW + OFFSET + 310_000);
  const [claimed] = await due(NOW + OFFSET + 310_000);
  t.like(claimed, {
    subject: '【不在着信】03-1234-5678 12:42',
    text: '着信 11月26日（木）12:42　外線1',
    composedAt: NOW + OFFSET + 10_000,
    isTimeKnown: true,
  });
});

test('a box that nobody tells the time sends its mails after ten minutes, and they say so', async (t) => {
  const db = await temporaryBox(t);
  await begin(db, NOW);
  const mail = mailOf('new', {});
  await db.knex.transaction((trx) => insertMail(trx, mail, NOW + 10_000));
  const due = (now: number) => claimDue(db.knex, { now, limit: 5, longest: 4 * HOUR, without: [] });
  t.deepEqual(await due(NOW + 599_000), []);
  t.like((await due(NOW + 600_000))[0], { key: mail.key, isTimeKnown: false });
  const later = mailOf('later', {});
  await db.knex.transaction((trx) => insertMail(trx, later, NOW + HOUR));
  t.like((await due(NOW + HOUR))[0], { key: later.key });
});

test('a failed attempt waits as long as it had to, whatever the clock became', async (t) => {
  const db = await temporaryBox(t);
  const mail = mailOf('old', {});
  await db.knex.transaction((trx) => insertMail(trx, mail, NOW - HOUR));
  await begin(db, NOW);
  await claimDue(db.knex, { now: NOW, limit: 5, longest: 4 * HOUR, without: [] });
  await db.knex.raw("UPDATE outbox SET state = 'queued', next_attempt_at = ?", [NOW + HOUR]);
  await db.knex.raw("INSERT INTO outbox_attempt VALUES ('a', ?, ?, 'later', '', NULL)", [
    mail.key,
    NOW + 1000,
  ]);
  await correct(db, NOW + OFFSET + 60_000);
  t.like(await getMail(db.knex, mail.key), {
    nextAttemptAt: NOW + OFFSET + HOUR,
    composedAt: NOW - HOUR,
    tries: [{ at: NOW + OFFSET + 1000, result: 'later', reply: '' }],
  });
});

test('what a run left behind that never learned the time keeps its mark and its place', async (t) => {
  const db = await temporaryBox(t);
  const save = (name: string, at: number) =>
    db.knex.transaction((trx) => saveCall(trx, missed(ringing(name, { startedAt: epochMs(at) })), at));
  await save('before', NOW - HOUR);
  await begin(db, NOW);
  await save('first', NOW + 1000);
  await save('second', NOW + 2000);
  t.like(await clockPast(db.knex, 'boot 2'), { open: null, wasKnown: false });
  await db.knex.raw('UPDATE box_identity SET clock_run = NULL');
  await save('after', NOW + HOUR);
  const { items } = await pageCalls(db.knex, { limit: 10 });
  t.deepEqual(
    items.map(({ key, isTimeKnown }) => [key, isTimeKnown]),
    [
      [keyOf('after'), true],
      [keyOf('second'), false],
      [keyOf('first'), false],
      [keyOf('before'), true],
    ],
  );
});

test('since the machine was switched on the run of an earlier process is found again', async (t) => {
  const db = await temporaryBox(t);
  await begin(db, NOW);
  const run = await currentClockRun(db.knex);
  t.like((await clockPast(db.knex, BOOT)).open, { ...run });
  await correct(db, NOW + OFFSET);
  t.like(await clockPast(db.knex, BOOT), { open: null, wasKnown: true });
});

test('who logs in before the clock is set is not locked out by it, nor by a jump', async (t) => {
  const db = await temporaryBox(t);
  const sessions = () =>
    db.knex.raw('SELECT created_at, seen_at, expires_at FROM session ORDER BY token_hash');
  const insert = (hash: string, at: number) =>
    db.knex.raw("INSERT INTO session VALUES (?, 'administrator', 'x', ?, ?, ?)", [hash, at, at, at + HOUR]);
  await insert('a', NOW - HOUR);
  await begin(db, NOW);
  await insert('b', NOW + 1000);
  await correct(db, NOW + OFFSET + 2000);
  const old = { created_at: NOW - HOUR, seen_at: NOW - HOUR, expires_at: NOW };
  const at = NOW + OFFSET + 1000;
  t.deepEqual(await sessions(), [old, { created_at: at, seen_at: at, expires_at: at + HOUR }]);
  await db.knex.transaction((trx) => moveDeadlines(trx, -5 * HOUR));
  t.deepEqual((await sessions()).at(-1), {
    created_at: at,
    seen_at: at - 5 * HOUR,
    expires_at: at - 4 * HOUR,
  });
});

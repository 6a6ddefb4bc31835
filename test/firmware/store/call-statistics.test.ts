import test from 'ava';
import { TidyRoom } from '../../../firmware/assembly/care/tidy.ts';
import { epochMs } from '../../../firmware/calls/ids.ts';
import { quantile, ringOf, ringsOf, timesOf } from '../../../firmware/http/statistics-view.ts';
import { siteTime } from '../../../firmware/presence/site-time.ts';
import { stretchesOf } from '../../../firmware/presence/stretches.ts';
import { setDone } from '../../../firmware/store/call-desk.ts';
import { countCalls } from '../../../firmware/store/call-statistics.ts';
import { silentLog } from '../../../hw/log.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { answered, keyOf, missed, ringing, save } from './call-samples.ts';
import { NOW, temporaryBox } from './temporary-box.ts';

const TOKYO = siteTime('Asia/Tokyo');
const NEW_YORK = siteTime('America/New_York');

test('a range is one stretch of time, and two where the clocks are changed in it', (t) => {
  t.deepEqual(stretchesOf('2026-11-23', '2026-11-24', TOKYO), [
    { from: Date.UTC(2026, 10, 22, 15), to: Date.UTC(2026, 10, 24, 15), offset: 9 * 3_600_000 },
  ]);
  t.deepEqual(stretchesOf('2026-11-01', '2026-11-01', NEW_YORK), [
    { from: Date.UTC(2026, 10, 1, 4), to: Date.UTC(2026, 10, 1, 6), offset: -4 * 3_600_000 },
    { from: Date.UTC(2026, 10, 1, 6), to: Date.UTC(2026, 10, 2, 5), offset: -5 * 3_600_000 },
  ]);
});

test('calls are counted by the day and hour of the office’s clock, also across midnight in UTC', async (t) => {
  const db = await temporaryBox(t);
  const at = (day: number, hour: number) => epochMs(TOKYO.timeAt(`2026-11-${day}`, hour * 60 + 5));
  await save(
    db,
    answered(ringing('morning', { startedAt: at(24, 8) }), 4),
    missed(ringing('noon', { startedAt: at(24, 12) })),
    missed(ringing('away', { startedAt: at(24, 12), mode: 'away' }), 'voicemail'),
    answered(ringing('late', { startedAt: at(23, 23) }), 12),
    ringing('live', { startedAt: at(24, 9) }),
    answered(ringing('before', { startedAt: at(22, 23) })),
  );
  const range = { first: '2026-11-23', last: '2026-11-24', time: TOKYO, now: at(25, 9) };
  const { hours, lines } = await countCalls(db.knex, range);
  const times = timesOf('2026-11-23', '2026-11-24', hours);
  t.deepEqual(times.total, { calls: 4, answered: 2, missed: 2, missedPresent: 1 });
  t.deepEqual(times.byDay, [
    { day: '2026-11-23', calls: 1, answered: 1, missed: 0 },
    { day: '2026-11-24', calls: 3, answered: 1, missed: 2 },
  ]);
  t.is(times.byHour[12]?.missed, 2);
  t.is(times.byWeekday[1]?.[23], 1);
  t.is(times.byWeekday[2]?.[8], 1);
  t.deepEqual(ringOf(lines), { median: 4, p90: 12 });
  t.deepEqual(ringsOf(lines), [{ id: '1', calls: 4, answered: 2, missed: 2, ring: { median: 4, p90: 12 } }]);
  await db.knex.transaction((trx) => setDone(trx, keyOf('noon'), '伊藤', at(24, 12) + 38 * 60_000));
  const { returns } = await countCalls(db.knex, range);
  t.is(returns.find(({ minutes }) => minutes !== null)?.minutes, 38);
});

test('half and nine in ten are taken from the counts, and nothing from no calls', (t) => {
  const values = [
    { value: 9, count: 1 },
    { value: 3, count: 8 },
    { value: 20, count: 1 },
  ];
  t.is(quantile(values, 0.5), 3);
  t.is(quantile(values, 0.9), 9);
  t.is(quantile(values, 1), 20);
  t.is(quantile([], 0.5), null);
  t.is(ringOf([]), null);
});

test('a day is counted from the index, and not a single row of the history is read', async (t) => {
  const db = await temporaryBox(t);
  const asked: string[] = [];
  db.knex.on('query', ({ sql }: { sql: string }) => asked.push(sql));
  await countCalls(db.knex, { first: '2026-11-23', last: '2026-11-23', time: TOKYO, now: 0 });
  const [count = ''] = asked.filter((one) => one.includes('INDEXED BY'));
  const program: { opcode: string; p1: number; p3: number }[] = await db.knex.raw(
    `EXPLAIN ${count.replaceAll('?', '0')}`,
  );
  const of = (opcode: string) => program.filter((one) => one.opcode === opcode);
  t.true(of('Column').length > 0);
  // A row is only looked for when one of its columns is read: that is what a deferred seek defers.
  const rows = new Set(of('DeferredSeek').map(({ p3 }) => p3));
  t.false(of('Column').some(({ p1 }) => rows.has(p1)));
});

test('a day that is over is counted once; one that is not, each time', async (t) => {
  const db = await temporaryBox(t);
  const counted: string[] = [];
  db.knex.on('query', ({ sql }: { sql: string }) => sql.includes('INDEXED BY') && counted.push(sql));
  const range = { first: '2026-11-01', last: '2026-11-24', time: TOKYO };
  const now = TOKYO.timeAt('2026-11-24', 12 * 60);
  await countCalls(db.knex, { ...range, now });
  t.is(counted.length, 24);
  await countCalls(db.knex, { ...range, now });
  t.is(counted.length, 25);
  const late = TOKYO.timeAt('2026-11-09', 600);
  await save(db, missed(ringing('late', { startedAt: epochMs(late) })));
  await save(db, missed(ringing('later', { startedAt: epochMs(late + 800_000) })));
  const { hours } = await countCalls(db.knex, { ...range, now });
  t.is(counted.length, 27);
  t.deepEqual(hours, [{ day: '2026-11-09', hour: 10, calls: 2, answered: 0, missed: 2, missedPresent: 2 }]);
});

test('what was not asked for is counted at night: the first question in the morning counts today alone', async (t) => {
  const db = await temporaryBox(t);
  const clock = new FakeClock(TOKYO.timeAt('2026-11-24', 190));
  const options = { db, clock, log: silentLog, timezone: 'Asia/Tokyo', isClockSet: () => true };
  await new TidyRoom({ ...options, onChange: () => {} }).run();
  const counted: string[] = [];
  db.knex.on('query', ({ sql }: { sql: string }) => sql.includes('INDEXED BY') && counted.push(sql));
  const now = TOKYO.timeAt('2026-11-24', 540);
  await countCalls(db.knex, { first: '2025-11-24', last: '2026-11-24', time: TOKYO, now });
  t.is(counted.length, 1);
});

test('after a change of the time zone no day of the old one is kept beside a new one', async (t) => {
  const db = await temporaryBox(t);
  const range = { first: '2026-11-01', last: '2026-11-20', now: NOW };
  await countCalls(db.knex, { ...range, time: TOKYO });
  await countCalls(db.knex, { ...range, time: NEW_YORK });
  const days: { from_at: number; to_at: number }[] = await db.knex.raw(
    'SELECT from_at, to_at FROM call_summary ORDER BY from_at',
  );
  t.is(days.length, 20);
  t.true(days.every(({ to_at }, at) => to_at <= (days[at + 1]?.from_at ?? to_at)));
});

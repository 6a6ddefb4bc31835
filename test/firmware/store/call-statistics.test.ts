import test from 'ava';
import { epochMs } from '../../../firmware/calls/ids.ts';
import { quantile, ringOf, ringsOf, timesOf } from '../../../firmware/http/statistics-view.ts';
import { siteTime } from '../../../firmware/presence/site-time.ts';
import { stretchesOf } from '../../../firmware/presence/stretches.ts';
import { setDone } from '../../../firmware/store/call-desk.ts';
import { countByHour, countByRing, countReturns } from '../../../firmware/store/call-statistics.ts';
import { answered, keyOf, missed, ringing, save } from './call-samples.ts';
import { temporaryBox } from './temporary-box.ts';

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
  const stretches = stretchesOf('2026-11-23', '2026-11-24', TOKYO);
  const counts = (await Promise.all(stretches.map((one) => countByHour(db.knex, one)))).flat();
  const times = timesOf('2026-11-23', '2026-11-24', counts);
  t.deepEqual(times.total, { calls: 4, answered: 2, missed: 2, missedPresent: 1 });
  t.deepEqual(times.byDay, [
    { day: '2026-11-23', calls: 1, answered: 1, missed: 0 },
    { day: '2026-11-24', calls: 3, answered: 1, missed: 2 },
  ]);
  t.is(times.byHour[12]?.missed, 2);
  t.is(times.byWeekday[1]?.[23], 1);
  t.is(times.byWeekday[2]?.[8], 1);
  const [from, to] = [stretches[0]?.from ?? 0, stretches[0]?.to ?? 0];
  const rings = await countByRing(db.knex, 'line', from, to);
  t.deepEqual(ringOf(rings), { median: 4, p90: 12 });
  t.deepEqual(ringsOf(rings), [{ id: '1', calls: 4, answered: 2, missed: 2, ring: { median: 4, p90: 12 } }]);
  await db.knex.transaction((trx) => setDone(trx, keyOf('noon'), '伊藤', at(24, 12) + 38 * 60_000));
  const returns = await countReturns(db.knex, from, to);
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

test('statistics read the index and not a single row of the history', async (t) => {
  const db = await temporaryBox(t);
  const asked: string[] = [];
  db.knex.on('query', ({ sql }: { sql: string }) => asked.push(sql));
  await countByHour(db.knex, { from: 0, to: 1, offset: 0 });
  await countByRing(db.knex, 'line', 0, 1);
  for (const sql of asked.filter((one) => one.startsWith('SELECT'))) {
    const plan: { detail: string }[] = await db.knex.raw(`EXPLAIN QUERY PLAN ${sql.replaceAll('?', '0')}`);
    t.regex(plan.map(({ detail }) => detail).join('; '), /COVERING INDEX call_record_statistics/);
  }
});

import test from 'ava';
import { tellTime } from '../../../firmware/mail/time-in-mail.ts';
import { correctClockRun } from '../../../firmware/store/clock-correction.ts';
import { beginClockRun, currentClockRun } from '../../../firmware/store/clock-run.ts';
import { NOW } from '../store/temporary-box.ts';
import { batchingOffice } from './batching-office.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Two calls of a box that does not know the time, which is NOW by its own reckoning. */
async function twoCalls(t: Parameters<typeof batchingOffice>[0]) {
  const office = await batchingOffice(t, { afterMinutes: 5 });
  await office.db.knex.transaction((trx) => beginClockRun(trx, { boot: 'b', base: NOW, beganAt: NOW }));
  await office.missed('a', NOW);
  await office.missed('b', NOW + MINUTE);
  return office;
}

test('calls from before the clock was set are joined when it is, and the digest has the right times', async (t) => {
  const { db, look, rows, states } = await twoCalls(t);
  t.false(await look(NOW + 9 * MINUTE));
  t.deepEqual(await states(), ['missed batched', 'missed batched']);
  await db.knex.transaction(async (trx) => {
    const run = await currentClockRun(trx);
    if (run === null) throw new Error('no run');
    const reword = (mail: Parameters<typeof tellTime>[0], at: number) => tellTime(mail, at, 'Asia/Tokyo');
    await correctClockRun(trx, run, { offset: DAY, now: NOW + DAY + 9 * MINUTE, reword });
  });
  t.true(await look(NOW + DAY + 9 * MINUTE));
  const digest = (await rows()).find(({ purpose }) => purpose === 'digest');
  t.regex(digest?.text ?? '', /・11月25日（水）10:42.*・11月25日（水）10:43/s);
  t.notRegex(digest?.text ?? '', /不明/);
});

test('a box that is not told the time joins them after ten minutes, and the digest says that it is not known', async (t) => {
  const { look, rows, states } = await twoCalls(t);
  t.true(await look(NOW + 10 * MINUTE));
  t.deepEqual(await states(), ['missed joined', 'missed joined', 'digest queued']);
  const digest = (await rows()).find(({ purpose }) => purpose === 'digest');
  t.regex(digest?.text ?? '', /日時不明/);
  t.notRegex(digest?.text ?? '', /11月/);
});

test('"send all now" does not wait for the clock', async (t) => {
  const { look, states } = await twoCalls(t);
  t.true(await look(NOW + 2 * MINUTE, true));
  t.deepEqual(await states(), ['missed joined', 'missed joined', 'digest queued']);
});

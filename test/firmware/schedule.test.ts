import test from 'ava';
import { byCron } from '../../firmware/schedule.ts';
import { silentLog } from '../../hw/log.ts';
import { FakeClock, settle } from '../support/fake-clock.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const NOW = Date.UTC(2026, 10, 24, 1, 42, 30);

/** A schedule on a clock that the test owns; `ran` has the times of its runs. */
const scheduled = (expression: string, { timezone = 'Asia/Tokyo', now = NOW } = {}) => {
  const clock = new FakeClock(now);
  const ran: string[] = [];
  const world = { job: async () => {} };
  const schedule = byCron(
    expression,
    timezone,
    () => {
      ran.push(new Date(clock.now()).toISOString());
      return world.job();
    },
    { clock, log: silentLog },
  );
  const pass = async (ms: number) => {
    const before = ran.length;
    clock.advance(ms);
    await settle(1);
    return ran.length - before;
  };
  return { clock, ran, world, schedule, pass };
};

test('a sweep comes every minute, and none after its end', async (t) => {
  const { pass, schedule, clock } = scheduled('* * * * *');
  t.is(await pass(MINUTE), 1);
  t.is(await pass(MINUTE), 1);
  schedule.stop();
  t.is(await pass(3 * MINUTE), 0);
  t.is(clock.pending, 0);
});

test('a backup comes at its hour in the zone of the office', async (t) => {
  const { ran, pass } = scheduled('30 3 * * *');
  for (let hour = 0; hour < 48; hour++) await pass(HOUR);
  t.deepEqual(ran, ['2026-11-24T18:30:00.000Z', '2026-11-25T18:30:00.000Z']);
});

test('a schedule by seconds is kept to the second', async (t) => {
  const { clock, ran } = scheduled('*/20 * * * * *');
  clock.advance(45_000);
  t.deepEqual(ran, ['2026-11-24T01:42:40.000Z']);
});

for (const hours of [5, -5]) {
  test(`after a jump of ${hours} hours a sweep comes every minute`, async (t) => {
    const { pass, clock } = scheduled('* * * * *');
    await pass(MINUTE);
    clock.jump(hours * HOUR);
    await pass(1000);
    for (let minute = 0; minute < 5; minute++) t.is(await pass(MINUTE), 1);
  });
}

test('a clock that is set for the first time after 56 years costs no more than one run', async (t) => {
  const { pass, clock } = scheduled('* * * * * *', { now: 5000 });
  clock.jump(NOW - clock.now());
  t.is(await pass(1000), 1);
  t.is(await pass(1000), 1);
});

test('what was due while the process stood still is made up for, once', async (t) => {
  const { pass, clock } = scheduled('* * * * *');
  clock.jump(20 * MINUTE);
  t.is(await pass(1000), 1);
});

test('a run that is still busy is not overtaken, and one that fails ends nothing', async (t) => {
  const { pass, world } = scheduled('* * * * *');
  let done: () => void = () => undefined;
  world.job = () => new Promise((resolve) => (done = resolve));
  t.is(await pass(MINUTE), 1);
  t.is(await pass(MINUTE), 0);
  done();
  await settle();
  world.job = async () => {
    throw new Error('no server');
  };
  t.is(await pass(MINUTE), 1);
  await settle();
  t.is(await pass(MINUTE), 1);
});

test('where the clocks change a nightly run at half past three comes once a night', async (t) => {
  for (const [start, runs] of [
    [Date.UTC(2026, 2, 28, 12), ['2026-03-29T01:30:00.000Z']],
    [Date.UTC(2026, 9, 24, 12), ['2026-10-25T02:30:00.000Z']],
  ] as const) {
    const { clock, ran } = scheduled('30 3 * * *', { timezone: 'Europe/Berlin', now: start });
    clock.advance(24 * HOUR);
    t.deepEqual(ran, [...runs]);
  }
});

import test from 'ava';
import type { Condition } from '../../../firmware/health/condition.ts';
import type { Incident } from '../../../firmware/health/incident.ts';
import type { Reading } from '../../../firmware/health/observe.ts';
import { HealthWatch, LOOK_EVERY_MS } from '../../../firmware/health/watch.ts';
import { silentLog } from '../../../hw/log.ts';
import { FakeClock, settle } from '../../support/fake-clock.ts';

const MINUTE = 60_000;
const WELL: Reading = {
  disk: { fault: null, isLow: false },
  unsaved: 0,
  waitingMails: [],
  isMailUnseen: false,
  isMailUndelivered: false,
  areBouncesUnread: false,
  isTemplateBroken: false,
  links: [{ name: 'pbx', isUp: true, events: 0 }],
  backup: 'good',
  isClockSet: true,
};
const DOWN: Partial<Reading> = { links: [{ name: 'pbx', isUp: false, events: 0 }] };

const watched = async () => {
  const clock = new FakeClock();
  const changes: (readonly Condition[])[] = [];
  const told: Incident[] = [];
  const world = { reading: WELL, isFull: false, isBlind: false, isTimeAwaited: false };
  const watch = new HealthWatch({
    clock,
    log: silentLog,
    limits: { mailMs: 30 * MINUTE, linkMs: MINUTE, silenceMs: () => null },
    read: async () => {
      if (world.isBlind) throw new Error('no reading');
      return world.reading;
    },
    onChange: (conditions) => changes.push(conditions),
    tell: async (incident) => {
      if (world.isFull) throw new Error('full');
      if (world.isTimeAwaited) return 'later';
      told.push(incident);
      return 'told';
    },
  });
  await watch.start();
  const pass = async (ms: number, known: Partial<Reading>) => {
    world.reading = { ...WELL, ...known };
    await clock.advanceAsync(ms, LOOK_EVERY_MS);
    await settle();
  };
  return { clock, watch, world, changes, told, pass };
};

test('a change is told once, and its end once', async (t) => {
  const { watch, changes, pass } = await watched();
  await pass(3 * MINUTE, { unsaved: 2 });
  await pass(MINUTE, {});
  t.deepEqual(
    changes.map((conditions) => conditions.map(({ code }) => code)),
    [['unsaved'], []],
  );
  await watch.stop();
});

test('an incident is one mail at its beginning, however often it is looked at', async (t) => {
  const { watch, told, pass } = await watched();
  await pass(30 * MINUTE, DOWN);
  t.like(told, [{ code: 'link-down', subject: 'pbx', until: null }]);
  await watch.stop();
});

test('a link that comes and goes is told of once in twelve hours', async (t) => {
  const { watch, told, pass } = await watched();
  for (let time = 0; time < 5; time++) {
    await pass(5 * MINUTE, DOWN);
    await pass(5 * MINUTE, {});
  }
  t.is(told.length, 1);
  await pass(12 * 60 * MINUTE, {});
  await pass(5 * MINUTE, DOWN);
  t.is(told.length, 2);
  await watch.stop();
});

test('mail that did not leave is told of when mail works again, with both times', async (t) => {
  const { clock, watch, told, pass } = await watched();
  await pass(LOOK_EVERY_MS, { waitingMails: ['a'] });
  const since = clock.now();
  await pass(40 * MINUTE, { waitingMails: ['a'] });
  t.deepEqual(told, []);
  await pass(LOOK_EVERY_MS, {});
  t.deepEqual(told, [{ code: 'mail-stuck', subject: null, since, until: clock.now() }]);
  await watch.stop();
});

test('a mail about the box that the disk does not take is tried again until it does', async (t) => {
  const { watch, world, told, pass } = await watched();
  world.isFull = true;
  await pass(5 * MINUTE, DOWN);
  t.deepEqual(told, []);
  world.isFull = false;
  await pass(LOOK_EVERY_MS, DOWN);
  t.is(told.length, 1);
  await watch.stop();
});

test('what is told later, and what is over when the clock is set, has the times of the clock that is right', async (t) => {
  const { clock, watch, world, told, pass } = await watched();
  world.isTimeAwaited = true;
  await pass(LOOK_EVERY_MS, { waitingMails: ['a'] });
  const stuck = clock.now();
  await pass(40 * MINUTE, { waitingMails: ['a'] });
  await pass(LOOK_EVERY_MS, { ...DOWN, waitingMails: ['a'] });
  const down = clock.now();
  await pass(2 * MINUTE, { ...DOWN, waitingMails: ['a'] });
  t.deepEqual(told, []);
  const offset = 50 * 365 * 24 * 60 * MINUTE;
  clock.jump(offset);
  world.isTimeAwaited = false;
  await pass(LOOK_EVERY_MS, DOWN);
  t.like(told, [
    { code: 'link-down', since: down + offset, until: null },
    { code: 'mail-stuck', since: stuck + offset, until: clock.now() },
  ]);
  await watch.stop();
});

test('a look that fails changes nothing and is followed by the next', async (t) => {
  const { watch, world, changes, pass } = await watched();
  await pass(MINUTE, { unsaved: 1 });
  world.isBlind = true;
  await pass(MINUTE, {});
  t.is(watch.conditions.length, 1);
  world.isBlind = false;
  await pass(MINUTE, {});
  t.deepEqual(changes.at(-1), []);
  await watch.stop();
});

test('nothing is left running after a stop', async (t) => {
  const { clock, watch } = await watched();
  await watch.stop();
  t.is(clock.pending, 0);
});

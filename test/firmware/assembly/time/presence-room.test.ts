import test, { type ExecutionContext } from 'ava';
import { PresenceRoom } from '../../../../firmware/assembly/time/presence-room.ts';
import { epochMs } from '../../../../firmware/calls/ids.ts';
import { siteTime } from '../../../../firmware/presence/site-time.ts';
import type { ModeBy, ModeState } from '../../../../firmware/reception/notice.ts';
import { createAbsence, putOwnHours } from '../../../../firmware/store/absences.ts';
import { createRepresentative, deleteRepresentative } from '../../../../firmware/store/representatives.ts';
import { putWeekPlan } from '../../../../firmware/store/schedule.ts';
import { silentLog } from '../../../../hw/log.ts';
import { eventually } from '../../../support/eventually.ts';
import { FakeClock } from '../../../support/fake-clock.ts';
import { eventsOf, temporaryBox } from '../../store/temporary-box.ts';

const HOUR = 3_600_000;
/** Tuesday, 24 November 2026, 10:42 in Tokyo. */
const NOW = Date.UTC(2026, 10, 24, 1, 42);
const DAY = [{ from: 540, to: 1080 }];
const PLAN = { on: true, week: Array(7).fill(DAY), holidays: 'open' } as const;

async function setUp(t: ExecutionContext, mode: ModeState, isClockSet = () => true) {
  const db = await temporaryBox(t);
  const clock = new FakeClock(NOW);
  const told: string[] = [];
  let held = mode;
  let changes = 0;
  const reception = {
    get mode() {
      return held;
    },
    async setMode(next: ModeState['mode'], by: ModeBy) {
      held = { mode: next, since: epochMs(clock.now()), by };
      told.push(`${next} ${by}`);
      room.take({ type: 'mode', state: held });
      return held;
    },
  };
  const time = siteTime('Asia/Tokyo');
  const onChange = () => {
    changes += 1;
  };
  const room: PresenceRoom = new PresenceRoom({
    db,
    clock,
    log: silentLog,
    time,
    reception,
    isClockSet,
    onChange,
  });
  t.teardown(() => room.stop());
  return { db, clock, told, reception, room, changes: () => changes };
}

const byHand = (mode: ModeState['mode']): ModeState => ({ mode, since: epochMs(NOW), by: 'button' });

test('at the edge of the schedule the mode changes by the schedule, and the next change is known before', async (t) => {
  const { db, clock, told, room } = await setUp(t, byHand('present'));
  await db.knex.transaction((trx) => putWeekPlan(trx, PLAN, NOW));
  await room.start();
  t.like(room.next, { at: NOW + 7.3 * HOUR, mode: 'away', reason: { type: 'week' } });
  clock.advance(7.3 * HOUR - 1);
  t.deepEqual(told, []);
  clock.advance(1);
  await eventually(() => told.length > 0);
  t.deepEqual(told, ['away schedule']);
  t.is(room.next?.mode, 'present');
});

test('a press by hand wins until the next edge, and the next change is the one after that', async (t) => {
  const { db, clock, told, reception, room } = await setUp(t, byHand('present'));
  await db.knex.transaction((trx) => putWeekPlan(trx, PLAN, NOW));
  await room.start();
  await reception.setMode('away', 'terminal');
  clock.advance(HOUR);
  t.deepEqual(told, ['away terminal']);
  t.is(room.next?.at, NOW + 22.3 * HOUR);
});

test('an edge that passed while the box was off is made up for at the start', async (t) => {
  const { db, told, room } = await setUp(t, { ...byHand('away'), since: epochMs(NOW - 12 * HOUR) });
  await db.knex.transaction((trx) => putWeekPlan(trx, PLAN, NOW));
  await room.start();
  t.deepEqual(told, ['present schedule']);
});

test('while the machine does not know the time nothing is set; when it does, the schedule is followed', async (t) => {
  let isSet = false;
  const since = epochMs(NOW - 12 * HOUR);
  const { db, clock, told, room } = await setUp(t, { ...byHand('away'), since }, () => isSet);
  await db.knex.transaction((trx) => putWeekPlan(trx, PLAN, NOW));
  await room.start();
  t.deepEqual(told, []);
  isSet = true;
  clock.advance(30_000);
  await eventually(() => told.length > 0);
  t.deepEqual(told, ['present schedule']);
});

test('a machine that never learns the time follows the schedule by its own clock after ten minutes', async (t) => {
  const since = epochMs(NOW - 12 * HOUR);
  const { db, clock, told, room } = await setUp(t, { ...byHand('away'), since }, () => false);
  await db.knex.transaction((trx) => putWeekPlan(trx, PLAN, NOW));
  await room.start();
  clock.advance(600_000 - 1);
  t.deepEqual(told, []);
  clock.advance(30_000);
  await eventually(() => told.length > 0);
  t.deepEqual(told, ['present schedule']);
});

test('a schedule that is switched on applies at once, also to the mode of the first start', async (t) => {
  const { db, clock, told, room } = await setUp(t, { ...byHand('present'), by: 'start' });
  clock.advance(9 * HOUR);
  await room.start();
  t.is(room.next, null);
  await db.knex.transaction((trx) => putWeekPlan(trx, PLAN, NOW));
  room.take({ type: 'changed', what: 'settings' });
  await eventually(() => told.length > 0);
  t.deepEqual(told, ['away schedule']);
});

test('who is away is known at once and to the minute; after the stop nothing waits', async (t) => {
  const { db, clock, room, changes } = await setUp(t, byHand('present'));
  const person = {
    name: '高橋',
    kana: '',
    extension: null,
    locale: 'ja',
    quietHours: [],
    addresses: [],
  } as const;
  await room.start();
  const id = await db.knex.transaction(async (trx) => {
    const { id } = await createRepresentative(trx, person, NOW);
    await createAbsence(trx, { representativeId: id, from: NOW, until: NOW + HOUR, note: '現場' }, NOW);
    await putOwnHours(trx, id, Array(7).fill([{ from: 540, to: 720 }]), NOW);
    return id;
  });
  room.take({ type: 'changed', what: 'settings' });
  await eventually(() => room.away.length > 0);
  t.deepEqual(room.away, [{ representativeId: id, until: NOW + HOUR, note: '現場' }]);
  clock.advance(HOUR);
  t.deepEqual(room.away, []);
  clock.advance(0.3 * HOUR);
  t.is(room.away[0]?.until, NOW + 22.3 * HOUR);
  t.is(changes(), 3);
  await db.knex.transaction((trx) => deleteRepresentative(trx, id, NOW));
  room.take({ type: 'changed', what: 'settings' });
  await eventually(() => room.away.length === 0);
  room.stop();
  t.is(clock.pending, 0);
  const kinds = (await eventsOf(db)).map(({ kind }) => kind);
  t.deepEqual(kinds, ['representative', 'absence', 'representative-hours', 'representative-deleted']);
});

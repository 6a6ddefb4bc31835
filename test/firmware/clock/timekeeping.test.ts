import test from 'ava';
import { BoxClock } from '../../../firmware/clock/box-clock.ts';
import type { ClockFinding, Trust } from '../../../firmware/clock/timekeeping.ts';
import { FakeClock } from '../../support/fake-clock.ts';

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 10, 24, 1, 42);
const YESTERDAY = NOW - 24 * HOUR;

/** A clock over a machine that says `wall`; each finding is accepted, unless the disk is full. */
const clockOn = (
  wall: number,
  firstTrust: Trust,
  { floor = YESTERDAY, base = null as number | null } = {},
) => {
  const machine = new FakeClock(wall);
  const world = { trust: firstTrust, isFull: false };
  const clock = new BoxClock({ machine, trust: () => world.trust, floor, base });
  const found: ClockFinding[] = [];
  clock.start((finding) => {
    found.push(finding);
    if (!world.isFull) clock.accept(finding);
  });
  return { machine, clock, world, found };
};

test('a clock that is vouched for is taken at its word', (t) => {
  const { clock, machine, found } = clockOn(NOW, 'good');
  t.true(clock.isKnown);
  machine.advance(HOUR);
  t.is(clock.now(), NOW + HOUR);
  t.deepEqual(found, []);
});

test('in 1970 the box goes on from what was stored last, so that the order is right', (t) => {
  const { clock, machine } = clockOn(5000, 'none');
  t.false(clock.isKnown);
  t.is(clock.now(), YESTERDAY);
  machine.advance(HOUR);
  t.is(clock.now(), YESTERDAY + HOUR);
});

test('a clock without a battery that is later than what was stored is used, and not believed', (t) => {
  const { clock } = clockOn(NOW, 'unknown');
  t.false(clock.isKnown);
  t.is(clock.now(), NOW);
});

test('when the network sets the clock, the offset is found and the box follows in one step', (t) => {
  const { clock, machine, world, found } = clockOn(5000, 'none');
  machine.advance(HOUR);
  machine.jump(NOW - machine.now());
  world.trust = 'good';
  t.is(clock.now(), YESTERDAY + HOUR);
  machine.advance(1000);
  t.deepEqual(found, [{ type: 'set', offset: NOW - YESTERDAY - HOUR }]);
  t.is(clock.now(), NOW + 1000);
  t.true(clock.isKnown);
});

test('a clock that the network finds right all along is known without a jump', (t) => {
  const { clock, machine, world, found } = clockOn(NOW, 'unknown');
  world.trust = 'good';
  machine.advance(1000);
  t.deepEqual(found, [{ type: 'set', offset: 0 }]);
  t.true(clock.isKnown);
});

test('a clock that somebody sets by hand is believed', (t) => {
  const { machine, clock, found } = clockOn(NOW - HOUR, 'unknown');
  machine.jump(HOUR);
  machine.advance(1000);
  t.is(found[0]?.type, 'set');
  t.is(clock.now(), NOW + 1000);
});

test('until the disk has taken the correction the box goes by its old time, and asks again', (t) => {
  const { machine, clock, world, found } = clockOn(5000, 'none');
  world.isFull = true;
  machine.jump(NOW - machine.now());
  world.trust = 'unknown';
  machine.advance(3000);
  t.is(found.length, 3);
  t.is(clock.now(), YESTERDAY + 3000);
  world.isFull = false;
  machine.advance(1000);
  t.is(clock.now(), NOW + 4000);
  machine.advance(5000);
  t.is(found.length, 4);
});

for (const hours of [5, -5]) {
  test(`a jump of a known clock by ${hours} hours is found once`, (t) => {
    const { machine, clock, found } = clockOn(NOW, 'good');
    machine.jump(hours * HOUR);
    t.is(clock.now(), NOW);
    machine.advance(10_000);
    t.deepEqual(found, [{ type: 'jump', offset: hours * HOUR }]);
    t.is(clock.now(), NOW + hours * HOUR + 10_000);
  });
}

test('a known clock does not follow back to 1970', (t) => {
  const { machine, clock, world, found } = clockOn(NOW, 'good');
  machine.jump(5000 - machine.now());
  world.trust = 'none';
  machine.advance(2000);
  t.deepEqual(found, []);
  t.is(clock.now(), NOW + 2000);
});

test('small corrections are followed without a word', (t) => {
  const { machine, clock, found } = clockOn(NOW, 'good');
  for (let i = 0; i < 10; i++) {
    machine.jump(1500);
    machine.advance(1000);
  }
  t.deepEqual(found, []);
  t.is(clock.now(), NOW + 25_000);
});

test('a second process since the machine was switched on goes on where the first was', (t) => {
  const first = clockOn(5000, 'none');
  first.machine.advance(HOUR);
  const machine = new FakeClock(5000);
  machine.advance(2 * HOUR);
  const clock = new BoxClock({
    machine,
    trust: () => 'none',
    floor: YESTERDAY + HOUR,
    base: first.clock.base,
  });
  t.is(clock.now(), YESTERDAY + 2 * HOUR);
});

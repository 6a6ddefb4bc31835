import test from 'ava';
import type { Pin } from '../../../hw/gpio/gpio.ts';
import { MemoryBackend } from '../../../hw/gpio/memory-backend.ts';
import { WatchedBackend } from '../../../hw/gpio/watched-backend.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { gone } from './gone.ts';

const pin = (offset: number): Pin => ({ chip: 'test', offset, activeLow: false });

function setUp() {
  const clock = new FakeClock();
  const memory = new MemoryBackend(clock);
  return { clock, memory, gpio: new WatchedBackend(memory, clock) };
}

test('the level of a line is known from its first reading on, with the time of its last change', (t) => {
  const { clock, memory, gpio } = setUp();
  t.is(gpio.level(pin(1)), null);
  const input = gpio.input(pin(1), 30, () => {});
  t.deepEqual(gpio.level(pin(1)), { direction: 'in', active: null, changedAt: null });
  input.isActive();
  t.deepEqual(gpio.level(pin(1)), { direction: 'in', active: false, changedAt: null });
  clock.advance(1_000);
  memory.set(1, true);
  const changedAt = clock.now();
  clock.advance(1_000);
  memory.set(1, true);
  t.deepEqual(gpio.level(pin(1)), { direction: 'in', active: true, changedAt });
  input.close();
  t.is(gpio.level(pin(1)), null);
});

test('an output shows what it is driven to, and not what could not be written', (t) => {
  const { memory, gpio } = setUp();
  const output = gpio.output(pin(2));
  output.write(true);
  t.like(gpio.level(pin(2)), { direction: 'out', active: true });
  memory.fail(2, gone(2));
  t.throws(() => output.write(false));
  t.like(gpio.level(pin(2)), { active: true });
});

test('edges are passed on as they are, and the backend behind it is named', (t) => {
  const { memory, gpio } = setUp();
  const levels: boolean[] = [];
  gpio.edges(pin(3), { edge: ({ active }) => levels.push(active), lost: () => {} });
  memory.set(3, true);
  memory.set(3, false);
  t.deepEqual(levels, [true, false]);
  t.deepEqual([gpio.name, gpio.why], ['memory', null]);
});

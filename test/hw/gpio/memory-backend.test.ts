import test from 'ava';
import { type Edge, GpioError, type Pin } from '../../../hw/gpio/gpio.ts';
import { MemoryBackend } from '../../../hw/gpio/memory-backend.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { gone } from './gone.ts';

const pin = (offset: number): Pin => ({ chip: 'test', offset, activeLow: false });

function watched(offset = 1) {
  const clock = new FakeClock();
  const gpio = new MemoryBackend(clock);
  const edges: Edge[] = [];
  const lost: string[] = [];
  const input = gpio.edges(pin(offset), {
    edge: (edge) => edges.push(edge),
    lost: ({ message }) => lost.push(message),
  });
  return { clock, gpio, edges, lost, input };
}

test('every edge comes with its time, and other lines can be read in it', (t) => {
  const { clock, gpio, edges } = watched();
  const seen: boolean[] = [];
  const other = gpio.input(pin(2), 0, () => {});
  const reading = gpio.edges(pin(3), { edge: () => seen.push(other.isActive()), lost: () => {} });
  gpio.set(1, true);
  clock.advance(7);
  gpio.set(1, false);
  gpio.set(2, true);
  gpio.set(3, true);
  t.deepEqual(edges, [
    { active: true, at: 0 },
    { active: false, at: 7 },
  ]);
  t.deepEqual(seen, [true]);
  reading.close();
});

test('a level that stood there before the line was opened is read', (t) => {
  const { gpio } = watched();
  gpio.set(9, true);
  t.true(gpio.input(pin(9), 30, () => {}).isActive());
});

test('a line that fails says so once where it is watched, and throws where it is used', (t) => {
  const { gpio, lost, input } = watched();
  gpio.fail(1, gone(1));
  t.deepEqual(lost, ['Line 1 of the GPIO chip "test" is gone: the chip was unplugged. Plug it in again.']);
  for (const use of [() => input.isActive(), () => gpio.output(pin(1))])
    t.throws(use, { instanceOf: GpioError });
  gpio.fail(1, null);
  t.false(input.isActive());
});

test('nothing comes from a line that was closed', (t) => {
  const { gpio, edges, lost, input } = watched();
  input.close();
  gpio.set(1, true);
  gpio.fail(1, gone(1));
  t.deepEqual([edges, lost, gpio.open], [[], [], 0]);
});

import test from 'ava';
import { gpioOf } from '../../../../firmware/assembly/equipment/gpio.ts';
import { MemoryBackend } from '../../../../hw/gpio/memory-backend.ts';
import { silentLog } from '../../../../hw/log.ts';
import { FakeClock } from '../../../support/fake-clock.ts';

const pin = { chip: '', offset: 3, activeLow: true };

test('a trial without pins has lines all the same: contacts rest and lamps light', (t) => {
  const gpio = gpioOf({ clock: new FakeClock(), log: silentLog })('memory');
  t.is(gpio.name, 'memory');
  t.false(gpio.input(pin, 30, () => t.fail('nobody is there to press')).isActive());
  t.notThrows(() => gpio.output(pin).write(true));
});

test('who plays the far end of the lines brings them', (t) => {
  const clock = new FakeClock();
  const memory = new MemoryBackend(clock);
  memory.set(pin.offset, true);
  t.true(
    gpioOf({ clock, log: silentLog, memory })('memory')
      .input(pin, 30, () => {})
      .isActive(),
  );
});

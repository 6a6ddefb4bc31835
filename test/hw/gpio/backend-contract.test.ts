import test from 'ava';
import { CharDeviceBackend } from '../../../hw/gpio/char-device-backend.ts';
import { MemoryBackend } from '../../../hw/gpio/memory-backend.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { type Ability, GPIO_CONTRACT, type GpioRig } from './backend-contract.ts';
import { FakeKernel } from './fake-kernel.ts';

const chip = 'pinctrl-bcm2711';

function memory(): GpioRig {
  const clock = new FakeClock();
  const backend = new MemoryBackend(clock);
  return {
    backend,
    chip,
    lines: 8,
    press: ({ offset }, active) => backend.set(offset, active),
    isLit: ({ offset }) => backend.isDriven(offset),
    wait: (ms) => clock.advanceAsync(ms, ms),
  };
}

function charDevice(): GpioRig {
  const clock = new FakeClock();
  const kernel = new FakeKernel(clock, { 'raspberrypi-exp-gpio': 8, [chip]: 58 });
  return {
    backend: new CharDeviceBackend(clock, kernel),
    chip,
    lines: 58,
    press: ({ offset, activeLow }, active) => kernel.drive(chip, offset, active !== activeLow),
    isLit: ({ offset, activeLow }) => kernel.isHigh(chip, offset) !== activeLow,
    wait: (ms) => clock.advanceAsync(ms, ms),
  };
}

const BACKENDS: readonly [string, () => GpioRig, readonly Ability[]][] = [
  ['memory', memory, []],
  ['character device', charDevice, ['debounce', 'lookup', 'exclusive', 'pull']],
];

for (const [name, make, abilities] of BACKENDS) {
  for (const { title, needs, run } of GPIO_CONTRACT) {
    if (needs !== undefined && !abilities.includes(needs)) continue;
    test(`${name}: ${title}`, async (t) => {
      await t.notThrowsAsync(run(make()));
    });
  }
}

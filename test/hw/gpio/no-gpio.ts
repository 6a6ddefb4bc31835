import { ChosenBackend } from '../../../hw/gpio/choose-backend.ts';
import type { GpioBackend } from '../../../hw/gpio/gpio.ts';
import { silentLog } from '../../../hw/log.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { FakeKernel } from './fake-kernel.ts';

/** What the automatic choice is on a machine without GPIO: it throws at every line. */
export function noGpio(): GpioBackend {
  const clock = new FakeClock();
  return new ChosenBackend({ clock, log: silentLog, kernel: new FakeKernel(clock, {}), sysfsRoot: '/none' });
}

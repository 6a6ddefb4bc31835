import type { Clock } from '../../../hw/clock.ts';
import { CharDeviceBackend } from '../../../hw/gpio/char-device-backend.ts';
import { ChosenBackend } from '../../../hw/gpio/choose-backend.ts';
import type { GpioBackend } from '../../../hw/gpio/gpio.ts';
import { LinuxKernel } from '../../../hw/gpio/linux-kernel.ts';
import { MemoryBackend } from '../../../hw/gpio/memory-backend.ts';
import { OnoffBackend } from '../../../hw/gpio/onoff-backend.ts';
import { WatchedBackend } from '../../../hw/gpio/watched-backend.ts';
import type { Log } from '../../../hw/log.ts';
import type { GpioChoice } from '../../config/gpio-config.ts';

/** What a section of the configuration means by its `backend`. */
export type GpioOf = (choice: GpioChoice) => GpioBackend;

/** The same, and the levels of their lines can be looked at. */
export type WatchedGpioOf = (choice: GpioChoice) => WatchedBackend;

export interface GpioParts {
  readonly clock: Clock;
  readonly log: Log;
  /** What `memory` means, for whoever plays the far end of its lines; left out: lines at which nothing ever happens. */
  readonly memory?: GpioBackend | undefined;
}

/** The ways to the lines, one of each for the whole box. Nothing is opened or looked for yet. */
export function gpioOf({ clock, log, memory = new MemoryBackend(clock) }: GpioParts): WatchedGpioOf {
  const kernel = new LinuxKernel();
  const watched = (backend: GpioBackend) => new WatchedBackend(backend, clock);
  const ways: Readonly<Record<GpioChoice, WatchedBackend>> = {
    auto: watched(new ChosenBackend({ clock, log, kernel })),
    'char-device': watched(new CharDeviceBackend(clock, kernel)),
    onoff: watched(new OnoffBackend(clock)),
    memory: watched(memory),
  };
  return (choice) => ways[choice];
}

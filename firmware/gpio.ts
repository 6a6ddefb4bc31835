import type { Clock } from '../hw/clock.ts';
import { CharDeviceBackend } from '../hw/gpio/char-device-backend.ts';
import { ChosenBackend } from '../hw/gpio/choose-backend.ts';
import type { GpioBackend } from '../hw/gpio/gpio.ts';
import { LinuxKernel } from '../hw/gpio/linux-kernel.ts';
import { OnoffBackend } from '../hw/gpio/onoff-backend.ts';
import type { Log } from '../hw/log.ts';
import type { GpioChoice } from './config/gpio-config.ts';

/** What a section of the configuration means by its `backend`; null: there is none on this machine. */
export type GpioOf = (choice: GpioChoice) => GpioBackend | null;

export interface GpioParts {
  readonly clock: Clock;
  readonly log: Log;
  /** Takes the place of the kernel's GPIO where the configuration says `memory`. */
  readonly memory: GpioBackend | null;
}

/** The ways to the lines, one of each for the whole box. Nothing is opened or looked for yet. */
export function gpioOf({ clock, log, memory }: GpioParts): GpioOf {
  const kernel = new LinuxKernel();
  const ways: Readonly<Record<GpioChoice, GpioBackend | null>> = {
    auto: new ChosenBackend({ clock, log, kernel }),
    'char-device': new CharDeviceBackend(clock, kernel),
    onoff: new OnoffBackend(clock),
    memory,
  };
  return (choice) => ways[choice];
}

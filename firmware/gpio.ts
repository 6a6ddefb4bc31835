import type { Clock } from '../hw/clock.ts';
import type { GpioBackend } from '../hw/gpio/gpio.ts';
import { OnoffBackend } from '../hw/gpio/onoff-backend.ts';
import type { GpioChoice } from './config/gpio-config.ts';

/** What a section of the configuration means by its `backend`; null: there is none on this machine. */
export type GpioOf = (choice: GpioChoice) => GpioBackend | null;

/** @param memory takes the place of the kernel's GPIO where the configuration says `memory` */
export function gpioOf(clock: Clock, memory: GpioBackend | null): GpioOf {
  return (choice) => (choice === 'memory' ? memory : new OnoffBackend(clock));
}

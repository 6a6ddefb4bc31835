import type { Clock } from '../../../hw/clock.ts';
import type { Log } from '../../../hw/log.ts';
import type { WireTap } from '../../../hw/wire-tap.ts';
import type { GpioOf } from './gpio.ts';

/** What equipment needs besides its configuration. */
export interface EquipmentParts {
  readonly clock: Clock;
  readonly log: Log;
  /** From 0 to 1. */
  readonly random: () => number;
  /** Of the office: a PBX prints the time of its place. A name of the tz database. */
  readonly timeZone: string;
  /** The way to GPIO lines that a section chooses. */
  readonly gpio: GpioOf;
  /** Looks on at what goes over the wire. */
  readonly tap: WireTap;
}

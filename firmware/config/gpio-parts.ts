import { section } from './fields.ts';
import { flag, oneOf, text, whole } from './scalar.ts';

/** Which way to the lines is taken. */
export const gpioBackend = oneOf(
  '`auto` takes the character device where it speaks interface v2, else sysfs; `char-device` and `onoff` (sysfs) insist on one; `memory` is for trials without hardware: contacts rest, lamps light on the page only.',
  ['auto', 'char-device', 'onoff', 'memory'],
).prefault('auto');

/** On which chip the lines are. */
export const gpioChip = text(
  'Label of the GPIO chip as in /sys/class/gpio/gpiochip*/label: pinctrl-bcm2835 (Pi 1 to 3), pinctrl-bcm2711 (Pi 4), pinctrl-rp1 (Pi 5).',
  'pinctrl-bcm2711',
  64,
).optional();

/** One line of the chip. `whenLow` says what a low level means where `active-low` is true. */
export const gpioPin = (description: string, whenLow: string, isActiveLow: boolean) =>
  section(description, {
    offset: whole('Line of the GPIO chip, counted from 0 (on a Raspberry Pi the BCM number).', 0, 1023, 17),
    'active-low': flag(whenLow).prefault(String(isActiveLow)),
  });

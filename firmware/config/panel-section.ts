import { section } from './fields.ts';
import { flag, oneOf, text, whole } from './scalar.ts';

const offset = whole(
  'Line of the GPIO chip, counted from 0 (on a Raspberry Pi the BCM number).',
  0,
  1023,
  17,
);

const button = (description: string) =>
  section(description, {
    offset,
    'active-low': flag('The line is low while it is pressed (switch to ground with a pull-up).').prefault(
      'true',
    ),
  });

/** Buttons and lamp of the box (SPEC A4): a pair of momentary buttons, or one latching switch. */
export const panel = section('Buttons and lamp of the box. Without a button nothing is opened.', {
  backend: oneOf(
    '`auto` takes the kernel interface that is there, `onoff` insists on sysfs, `memory` is for trials without hardware.',
    ['auto', 'onoff', 'memory'],
  ).prefault('auto'),
  chip: text(
    'Label of the GPIO chip as in /sys/class/gpio/gpiochip*/label: pinctrl-bcm2835 (Pi 1 to 3), pinctrl-bcm2711 (Pi 4), pinctrl-rp1 (Pi 5).',
    'pinctrl-bcm2711',
    64,
  ).optional(),
  'absent-button': button('Momentary button: nobody is in.').optional(),
  'present-button': button('Momentary button: somebody is in.').optional(),
  switch: button('One latching switch in place of the two buttons: on = nobody is in.').optional(),
  'absent-led': section('Lamp that is on while nobody is in.', {
    offset,
    'active-low': flag('The lamp is on while the line is low.').prefault('false'),
  }).optional(),
  'debounce-ms': whole('How long a contact must be still, in milliseconds.', 0, 1000, 30).prefault('30'),
});

import { section } from './fields.ts';
import { gpioBackend, gpioChip, gpioPin } from './gpio-parts.ts';
import { whole } from './scalar.ts';

const button = (description: string) =>
  gpioPin(description, 'The line is low while it is pressed (switch to ground with a pull-up).', true);

/** Buttons and lamp of the box (SPEC A4): a pair of momentary buttons, or one latching switch. */
export const panel = section('Buttons and lamp of the box. Without a button nothing is opened.', {
  backend: gpioBackend,
  chip: gpioChip,
  'absent-button': button('Momentary button: nobody is in.').optional(),
  'present-button': button('Momentary button: somebody is in.').optional(),
  switch: button('One latching switch in place of the two buttons: on = nobody is in.').optional(),
  'absent-led': gpioPin(
    'Lamp that is on while nobody is in.',
    'The lamp is on while the line is low.',
    false,
  ).optional(),
  'debounce-ms': whole('How long a contact must be still, in milliseconds.', 0, 1000, 30).prefault('30'),
});

import { z } from 'zod';
import { section } from './fields.ts';
import { gpioBackend, gpioChip, gpioPin } from './gpio-parts.ts';
import { LAMP_SIGNS } from './panel-config.ts';
import { oneOf, whole } from './scalar.ts';

const ACTIVE_LOW = 'The line is low while it is pressed (switch to ground with a pull-up).';
const PRESSES = ['absent', 'present', 'toggle'] as const;

const contact = (description: string) =>
  section(description, {
    ...gpioPin(description, ACTIVE_LOW, true).shape,
    pull: oneOf(
      'Resistor inside the chip that holds the open contact: `auto` pulls away from pressed, `none` leaves it as it is. The character device alone can switch it.',
      ['auto', 'up', 'down', 'none'],
    ).prefault('auto'),
  });

const single = section('One momentary button in place of the two.', {
  ...contact('').shape,
  short: oneOf('What a short press does; `toggle` turns the mode round.', PRESSES).prefault('toggle'),
  long: oneOf('What a long press does; `none`: the same, and every press counts when the button goes down.', [
    'none',
    ...PRESSES,
  ]).prefault('none'),
  'long-ms': whole('So many milliseconds make a press long.', 200, 20_000, 1500).prefault('1500'),
});

const led = section('One lamp.', {
  ...gpioPin('One lamp.', 'The lamp is on while the line is low.', false).shape,
  shows: z
    .array(oneOf('A sign.', LAMP_SIGNS))
    .min(1)
    .prefault([...LAMP_SIGNS])
    .meta({
      description:
        'What it shows. Of several at once the first of this order: ringing, fault, link, mail, away.',
      kind: `list of ${LAMP_SIGNS.join(', ')}`,
      example: '[ringing, mail]',
    }),
});

/** Buttons and lamps of the box (SPEC A4): a pair of momentary buttons, one of them, or one latching switch. */
export const panel = section('Buttons and lamps of the box. Without a pin nothing is opened.', {
  backend: gpioBackend,
  chip: gpioChip,
  'absent-button': contact('Momentary button: nobody is in.').optional(),
  'present-button': contact('Momentary button: somebody is in.').optional(),
  button: single.optional(),
  switch: contact('One latching switch in place of the two buttons: on = nobody is in.').optional(),
  'absent-led': gpioPin(
    'Lamp that is on while nobody is in.',
    'The lamp is on while the line is low.',
    false,
  ).optional(),
  leds: z.array(led).max(8).prefault([]).meta({
    description: 'Further lamps and what they show.',
    kind: 'list of lamps',
    example: '[{ offset: 23, shows: [ringing, mail] }]',
  }),
  'debounce-ms': whole('How long a contact must be still, in milliseconds.', 0, 1000, 30).prefault('30'),
});

import { z } from 'zod';
import { identifier, section } from './fields.ts';
import { gpioBackend, gpioChip, gpioPin } from './gpio-parts.ts';
import { linkName, serialPort } from './link-parts.ts';
import { oneOf, whole } from './scalar.ts';

const CONDUCTS_LOW = 'The line is low while the coupler conducts (to ground, with a pull-up).';

const head = <Type extends string>(type: Type) => ({
  type: z.literal(type).meta({ description: 'Kind of the link.' }),
  name: linkName(`${type}-1`),
  line: identifier('The outside line that it is connected to.', '1'),
  backend: gpioBackend,
  chip: gpioChip,
});

const chipOutput = (name: string) =>
  gpioPin(
    `Output ${name} of the decoder chip.`,
    `The line is low while ${name} is high (an inverter between).`,
    false,
  );

const hook = (why: string) =>
  gpioPin(`Hook-detect coupler: active while a telephone is off hook. ${why}`, CONDUCTS_LOW, true).optional();

/** A tone decoder chip: five lines, and perhaps a coupler that tells dialling from callers. */
export const dtmfLink = section(
  'A DTMF decoder chip (MT8870, CM8870) on five GPIO lines: caller ID in tones. See [gpio-lines.md](gpio-lines.md).',
  {
    ...head('dtmf'),
    q1: chipOutput('Q1'),
    q2: chipOutput('Q2'),
    q3: chipOutput('Q3'),
    q4: chipOutput('Q4'),
    std: chipOutput('StD'),
    hook: hook(
      'Digits of a line that is off hook are dialled ones. Left out: a number that somebody dials may look like a caller.',
    ),
  },
);

/** Couplers on the line itself. */
export const ringLink = section(
  'Ring detection and hook detection by opto-couplers on GPIO lines. See [gpio-lines.md](gpio-lines.md).',
  {
    ...head('ring'),
    ring: gpioPin('Ring-detect coupler: active while ringing current flows.', CONDUCTS_LOW, true),
    hook: hook('Left out: an answered call looks like one that nobody took.'),
    cadence: oneOf(
      'How the bell of the country sounds. `japan-number-display`: another device on the line takes the number.',
      ['japan', 'japan-number-display', 'us', 'uk'],
    ).prefault('japan'),
  },
);

const ms = (description: string, min: number, max: number, usual: number) =>
  whole(description, min, max, usual).prefault(String(usual));

/** The box as the receiver of Number Display. */
export const numberDisplayLink = section(
  'Front end for Japanese Number Display (ナンバー・ディスプレイ): couplers and a loop relay on GPIO lines, an FSK decoder on a serial port (1200 8N1). The box answers the exchange itself; no second device on the line may. Its times are not proven on a real line: see [number-display.md](number-display.md).',
  {
    ...head('number-display'),
    port: serialPort,
    ring: gpioPin('Ring-detect coupler: active while ringing current flows.', CONDUCTS_LOW, true),
    relay: gpioPin(
      'Output that closes the loop relay. Without power, and while nothing drives the line, the relay must be open.',
      'The relay is closed while the line is low. Not advised: many boards hold a line low while they start.',
      false,
    ),
    hook: hook('Left out: an answered call looks like one that nobody took.'),
    polarity: gpioPin(
      'Coupler that conducts one way round only. With it, only a short burst on a reversed line is answered; which way round is usual is learned.',
      CONDUCTS_LOW,
      true,
    ).optional(),
    'longest-start-burst-ms': ms(
      'A burst of ringing current up to this length is the start signal (about 0.5 s), a longer one is the bell (1 s). Milliseconds.',
      200,
      950,
      750,
    ),
    'answer-after-ms': ms(
      'Pause between the start signal and the primary answer; the exchange waits 6 s. Milliseconds.',
      0,
      3_000,
      100,
    ),
    'receive-limit-ms': ms(
      'How long the relay may be closed while a number is awaited. Milliseconds.',
      1_000,
      9_000,
      7_000,
    ),
    'settle-ms': ms(
      'How soon the line is at rest behind the relay: until then the hook coupler is not believed. Milliseconds.',
      0,
      2_000,
      300,
    ),
    'bell-within-ms': ms(
      'How soon the bell follows; without it the call is over. Milliseconds.',
      2_000,
      30_000,
      8_000,
    ),
  },
);

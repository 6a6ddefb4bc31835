import { type Framing, framingOf } from '../../../hw/listening/framing.ts';
import type { Source } from '../../../hw/listening/link-entry.ts';
import { sourceOf } from '../../../hw/listening/source.ts';
import { type SweepOptions, USUAL_TRIES } from '../../../hw/listening/sweep.ts';
import { UsageError } from '../../errors.ts';
import type { Options, Typed } from '../command.ts';

export const LISTEN_OPTIONS: Options = {
  speed: { type: 'string', value: 'N', description: 'listen at this speed only, bits per second' },
  framing: { type: 'string', value: 'F', description: 'listen with this framing only: 8N1, 7E1, …' },
  for: {
    type: 'string',
    value: 'TIME',
    description: 'end after this time, such as 60s or 5m (default: Ctrl-C)',
  },
  modem: { type: 'boolean', description: 'it is a modem: ask it at once, and switch its caller ID on' },
  passive: { type: 'boolean', description: 'never send anything to the device' },
  silent: { type: 'boolean', description: 'the same as --passive' },
  json: { type: 'boolean', description: 'one JSON object a line' },
};

/** What was typed behind `listen`, checked. */
export interface Listening extends SweepOptions {
  readonly source: Source;
  /** Milliseconds; null: until somebody ends it. */
  readonly limit: number | null;
  readonly json: boolean;
}

/** @throws UsageError with a hint. */
export const listeningOf = (typed: Typed): Listening => {
  const [place = ''] = typed.positionals;
  const source = sourceOf(place);
  if (source === null) throw new UsageError(`"${place}" is no place to listen at`, PLACES);
  return {
    source,
    tries: triesOf(typed),
    speaking: speakingOf(typed, source),
    limit: limitOf(typed.value('for')),
    json: typed.has('json'),
  };
};

/** Behind a network address may be anything; a modem on a serial port only speaks when it is spoken to. */
const speakingOf = (typed: Typed, source: Source): SweepOptions['speaking'] => {
  const isPassive = typed.has('passive') || typed.has('silent');
  if (isPassive && typed.has('modem'))
    throw new UsageError('--modem speaks and --passive never does', 'Write one of them.');
  if (isPassive) return 'never';
  if (typed.has('modem')) return 'at-once';
  return source.type === 'serial' ? 'after-silence' : 'receipts';
};

const PLACES =
  'Write a port (/dev/ttyUSB0), tcp:HOST:PORT to connect, listen:PORT to be connected to, or udp:PORT.';

const triesOf = (typed: Typed): SweepOptions['tries'] => {
  const speed = typed.value('speed');
  const framing = typed.value('framing');
  if (speed === undefined && framing === undefined) return USUAL_TRIES;
  const speeds = speed === undefined ? [...new Set(USUAL_TRIES.map((one) => one.speed))] : [speedOf(speed)];
  const framings = framing === undefined ? (['8N1', '7E1'] as const) : [framingNamed(framing)];
  return framings.flatMap((one) => speeds.map((rate) => ({ speed: rate, framing: one })));
};

const speedOf = (text: string): number => {
  const speed = /^\d{2,7}$/.test(text) ? Number(text) : 0;
  if (speed < 50 || speed > 4_000_000)
    throw new UsageError(`"${text}" is not a speed`, 'Write bits per second, for example --speed 9600.');
  return speed;
};

const framingNamed = (text: string): Framing => {
  const framing = framingOf(text);
  if (framing !== null) return framing;
  throw new UsageError(
    `"${text}" is not a framing`,
    'Write data bits, parity (N, E or O) and stop bits: 8N1, 7E1, 8E1, …',
  );
};

const UNITS: Readonly<Record<string, number>> = { '': 1_000, s: 1_000, m: 60_000, h: 3_600_000 };
/** setTimeout knows no longer time. */
const LONGEST = 2 ** 31 - 1;

const limitOf = (text: string | undefined): number | null => {
  if (text === undefined) return null;
  const [, number, unit = ''] = /^(\d{1,6})(s|m|h|)$/.exec(text) ?? [];
  const limit = Number(number ?? 0) * (UNITS[unit] ?? 0);
  if (limit > 0 && limit <= LONGEST) return limit;
  throw new UsageError(`"${text}" is not a time`, 'Write for example --for 60s, --for 5m or --for 1h.');
};

import { type ProvedDecoder, samplesOf } from './decoders.ts';
import { cutAnywhere, decoded } from './feeding.ts';
import { mutated } from './mutate.ts';
import { madeUpNumber } from './no-made-up-numbers.ts';
import { type Seeded, seeded } from './seeded.ts';
import { faultOf } from './well-formed.ts';

/** What was wrong, and the bytes that make it so, as few as could be found. */
export interface Finding {
  readonly format: string;
  readonly why: string;
  readonly bytes: Uint8Array;
  /** Number of the run, from 0: the same seed and number make the same bytes. */
  readonly run: number;
}

export interface FuzzOptions {
  readonly seed: number;
  readonly runs: number;
  /** The first run; not 0 to repeat one. */
  readonly from?: number;
  /** Milliseconds that one input may take, where time is measured at all. */
  readonly budget?: number;
  readonly now?: () => number;
}

/** Long recordings are cut into pieces of at most so many bytes: harm at one place shows within them. */
const WINDOW = 300;
/** Messages of these are longer. */
const WINDOWS: Readonly<Record<string, number>> = {
  'asterisk-ami': 1_500,
  'freeswitch-esl': 1_200,
  'csta-xml': 1_500,
};

/**
 * Does harm to recordings and holds what the decoder says against what every decoder promises: nothing is thrown,
 * events keep to the vocabulary, no number is made up, and cutting the bytes elsewhere changes nothing.
 *
 * @param more recordings besides the decoder's own samples
 * @returns the first thing that was wrong, or null
 */
export function fuzz(
  decoder: ProvedDecoder,
  more: readonly Uint8Array[],
  { seed, runs, from = 0, budget, now }: FuzzOptions,
): Finding | null {
  const sources = [...samplesOf(decoder).map(({ bytes }) => bytes), ...more].filter(
    ({ length }) => length > 0,
  );
  const limit = WINDOWS[decoder.name] ?? WINDOW;
  for (let run = from; run < from + runs; run += 1) {
    const random = seeded(seed + run);
    const bytes = mutated(random, windowOf(random, sources, limit), windowOf(random, sources, limit));
    const began = now?.() ?? 0;
    const why = faultWith(decoder, bytes, run);
    if (why !== null) {
      const least = reduced(bytes, (fewer) => faultWith(decoder, fewer, run) !== null);
      return { format: decoder.name, why: faultWith(decoder, least, run) ?? why, bytes: least, run };
    }
    if (budget === undefined || now === undefined || now() - began <= budget) continue;
    const took = shortest(() => faultWith(decoder, bytes, run), now);
    if (took > budget) return { format: decoder.name, why: `took ${Math.round(took)} ms`, bytes, run };
  }
  return null;
}

/** A busy machine makes anything slow once, but not three times. */
function shortest(work: () => unknown, now: () => number): number {
  const times = [1, 2, 3].map(() => {
    const began = now();
    work();
    return now() - began;
  });
  return Math.min(...times);
}

function windowOf(random: Seeded, sources: readonly Uint8Array[], limit: number): Uint8Array {
  const source = random.oneOf(sources);
  const at = random.below(Math.max(1, source.length - limit / 2));
  return source.length <= limit ? source : source.subarray(at, at + limit);
}

/** The promise that these bytes break, null when all are kept. */
function faultWith(decoder: ProvedDecoder, bytes: Uint8Array, run: number): string | null {
  try {
    const events = decoded(decoder.create(), [bytes]);
    for (const event of events) {
      const fault = faultOf(event, decoder.isSip);
      if (fault !== null) return `${fault}: ${JSON.stringify(event)}`;
    }
    const number = madeUpNumber(decoder.name, bytes, events);
    if (number !== null) return `the number ${number} is made up`;
    const cut = decoded(decoder.create(), cutAnywhere(seeded(run), bytes, 6));
    return JSON.stringify(cut) === JSON.stringify(events)
      ? null
      : 'cut elsewhere, the bytes say something else';
  } catch (thrown) {
    return `threw ${String(thrown)}`;
  }
}

/** Takes away piece after piece, ever smaller ones, as long as what is left still fails. */
export function reduced(bytes: Uint8Array, fails: (fewer: Uint8Array) => boolean): Uint8Array {
  let left = bytes;
  for (let size = Math.ceil(bytes.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < left.length; ) {
      const fewer = new Uint8Array(Buffer.concat([left.subarray(0, at), left.subarray(at + size)]));
      if (fails(fewer)) left = fewer;
      else at += size;
    }
  }
  return left;
}

import type { LiveDecoder } from '../../hw/decoders/live-decoder.ts';
import type { StreamDecoder } from '../../hw/decoders/stream-decoder.ts';
import type { LineEvent } from '../../hw/line-event.ts';
import type { Seeded } from './seeded.ts';

/** Everything that a decoder says to chunks, and to the end behind them. */
export function decoded(decoder: StreamDecoder, chunks: readonly Uint8Array[]): readonly LineEvent[] {
  return [...chunks.flatMap((chunk) => decoder.push(chunk)), ...decoder.end()];
}

/** More deadlines one after another than any format has: a decoder that sets them for ever would hang the box. */
const MOST_DEADLINES = 50;

/** Lets time pass to `until` (milliseconds), keeping the deadlines between. Throws when they do not come to an end. */
export function waited(decoder: LiveDecoder, until: number): readonly LineEvent[] {
  const events: LineEvent[] = [];
  for (let round = 0; round < MOST_DEADLINES; round += 1) {
    const due = decoder.deadline();
    if (due === null || due > until) return events;
    events.push(...decoder.timePassed(due).events);
  }
  throw new Error(`more than ${MOST_DEADLINES} deadlines in a row`);
}

/** Longer than any format waits for anything, milliseconds. */
export const LONG_SILENCE = 24 * 3_600_000;

/** Everything that is said to chunks that all come at one moment, and to a long silence behind them. */
export function heard(decoder: LiveDecoder, chunks: readonly Uint8Array[], at = 0): readonly LineEvent[] {
  const said = chunks.flatMap((chunk) => decoder.received(chunk, at).events);
  return [...said, ...waited(decoder, at + LONG_SILENCE)];
}

/** `bytes` in up to `most` pieces, some of which may be empty. */
export function cutAnywhere(random: Seeded, bytes: Uint8Array, most: number): readonly Uint8Array[] {
  const places = Array.from({ length: random.below(most) }, () => random.below(bytes.length + 1));
  const ends = [...places.sort((one, other) => one - other), bytes.length];
  return ends.map((end, at) => bytes.subarray(ends[at - 1] ?? 0, end));
}

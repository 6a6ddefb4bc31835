import type { LineEvent } from '../line-event.ts';

/**
 * What a device that tells a number and nothing else told last. It neither rings nor hears an end: its call ends by
 * itself, or earlier when another word proves that the next one is there.
 */
export interface LastCaller {
  /** The last number of this call; null: there was only a reason. */
  readonly number: string | null;
  /** Of its last word, monotonic milliseconds. */
  readonly at: number;
}

/** For so long (milliseconds) the call of such a device is taken to last, and what is repeated belongs to it. */
const CALL_LENGTH = 30_000;

/**
 * Puts the end of the last call before the first word of the next one. `events` are those of one message. After
 * `CALL_LENGTH` every word is of the next call, whoever calls: somebody may still talk to the last caller (another
 * source knows that), and the one who knocks must not take his place.
 */
export function withEndOfLast(
  last: LastCaller | null,
  events: readonly LineEvent[],
  at: number,
): { readonly last: LastCaller | null; readonly events: readonly LineEvent[] } {
  const caller = events.find((event) => event.type === 'caller-id');
  if (caller === undefined) return { last, events };
  const number = 'number' in caller ? caller.number : null;
  const isNext = last !== null && (at - last.at >= CALL_LENGTH || isAnother(last, number));
  if (!isNext) return { last: { number: number ?? last?.number ?? null, at }, events };
  return { last: { number, at }, events: [{ type: 'released', line: caller.line }, ...events] };
}

/** A reason beside a number, in any order, is a second packet of one call: the exchange masks what it sent. */
function isAnother({ number: before }: LastCaller, number: string | null): boolean {
  return before !== null && number !== null && before !== number;
}

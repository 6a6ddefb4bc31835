import type { LineEvent } from '../line-event.ts';

/**
 * What a device that tells a number and nothing else told last. It neither rings nor hears an end: its call ends by
 * itself, or earlier when another number proves that the next one is there.
 */
export interface LastCaller {
  readonly number: string;
  readonly at: number;
}

/** For so long (milliseconds) the call of such a device is taken to last. */
const CALL_LENGTH = 30_000;

/** Puts the end of the last call before the first word of another caller's. `events` are those of one message. */
export function withEndOfLast(
  last: LastCaller | null,
  events: readonly LineEvent[],
  at: number,
): { readonly last: LastCaller | null; readonly events: readonly LineEvent[] } {
  const caller = events.find((event) => event.type === 'caller-id');
  if (caller === undefined || !('number' in caller)) return { last, events };
  const { number, line } = caller;
  const isNext = last !== null && last.number !== number && at - last.at < CALL_LENGTH;
  return { last: { number, at }, events: isNext ? [{ type: 'released', line }, ...events] : events };
}

import type { LineEvent } from '../line-event.ts';

/** What a decoder made of bytes, or of time that passed. */
export interface Heard {
  readonly events: readonly LineEvent[];
  /** What has to be sent to the equipment, in order. */
  readonly replies: readonly Uint8Array[];
  readonly frames: number;
  /** Bytes that became part of no frame. */
  readonly discarded: number;
}

/**
 * A format on a living line: its framer and its state machine with their time limits. It does no input or output;
 * times are monotonic milliseconds. None of its functions throws.
 */
export interface LiveDecoder {
  received(chunk: Uint8Array, at: number): Heard;
  /** Time has passed; called when `deadline` is due. */
  timePassed(at: number): Heard;
  /** When `timePassed` would change something; null when nothing waits. */
  deadline(): number | null;
  /** The link was interrupted: half a message will not be continued. A call that was heard goes on. */
  interrupted(): void;
  /** The box stops: what waits to be completed is told as it is. Left out where nothing is lost with it. */
  ended?(): Heard;
}

export const NOTHING_HEARD: Heard = { events: [], replies: [], frames: 0, discarded: 0 };

/** The earlier of two times, of which each may be missing. */
export function earlier(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.min(a, b);
}

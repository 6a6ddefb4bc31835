import type { StreamDecoder } from '../../decoders/stream-decoder.ts';
import { unrecognised } from '../../decoders/unrecognised.ts';
import type { LineEvent } from '../../line-event.ts';
import { type FritzFrame, frame, NOTHING_PENDING, type Pending } from './frame.ts';
import { parseLine } from './message.ts';
import { FritzTracker, type FritzTrackerOptions } from './tracker.ts';

/** Decodes what a client of the call monitor saw. Lines that are none of it come out as `unrecognised`. */
export function decodeFritzbox(options: FritzTrackerOptions): StreamDecoder {
  const tracker = new FritzTracker(options);
  let pending: Pending = NOTHING_PENDING;
  const eventsOf = (one: FritzFrame): LineEvent[] => {
    const message = one.type === 'line' ? parseLine(one.text) : null;
    if (message !== null) return tracker.observe(message);
    return [unrecognised(one.raw)];
  };
  const push = (chunk: Uint8Array) => {
    const { frames, rest } = frame(pending, chunk);
    pending = rest;
    return frames.flatMap(eventsOf);
  };
  // The last line of a file may lack its end.
  return { push, end: () => push(Uint8Array.of(0x0a)) };
}

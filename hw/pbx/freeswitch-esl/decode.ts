import type { StreamDecoder } from '../../decoders/stream-decoder.ts';
import { unrecognised } from '../../decoders/unrecognised.ts';
import type { LineEvent } from '../../line-event.ts';
import { type EslFrame, frame, NOTHING_PENDING, type Pending } from './frame.ts';
import { eventOf } from './message.ts';
import { EslTracker, type EslTrackerOptions } from './tracker.ts';

/**
 * Decodes a recorded event socket session (what one client saw, from the greeting or from any message on). Lines that
 * are no header come out as `unrecognised`.
 */
export function decodeFreeswitchEsl(options: EslTrackerOptions): StreamDecoder {
  const tracker = new EslTracker(options);
  let pending: Pending = NOTHING_PENDING;
  const eventsOf = (one: EslFrame): LineEvent[] => {
    if (one.type === 'not-esl' || one.type === 'noise') return [unrecognised(one.raw)];
    if (one.type === 'oversized') return [];
    const event = eventOf(one.message);
    return event === null ? [] : tracker.observe(event);
  };
  return {
    push(chunk) {
      const { frames, rest } = frame(pending, chunk);
      pending = rest;
      return frames.flatMap(eventsOf);
    },
    end() {
      const unfinished = Buffer.concat(pending.parts);
      const isCut = pending.phase === 'head' && unfinished.length > 0;
      pending = NOTHING_PENDING;
      return isCut ? [unrecognised(unfinished)] : [];
    },
  };
}

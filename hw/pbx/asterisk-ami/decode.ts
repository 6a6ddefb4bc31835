import type { StreamDecoder } from '../../decoders/stream-decoder.ts';
import type { LineEvent } from '../../line-event.ts';
import { frame, NOTHING_PENDING, type Pending } from './frame.ts';
import { CallTracker, type TrackerOptions } from './tracker.ts';

/**
 * Decodes a recorded AMI session (what one client saw, from the greeting on or from any message on). Lines that are
 * no AMI come out as `unrecognised`. Without a clock, a number whose caller only hears announcements is told when
 * something else happens to the call, at the latest when it ends.
 */
export function decodeAsteriskAmi(options: TrackerOptions): StreamDecoder {
  const tracker = new CallTracker(options);
  let pending: Pending = NOTHING_PENDING;
  return {
    push(chunk) {
      const { frames, rest } = frame(pending, chunk);
      pending = rest;
      return frames.flatMap((one): LineEvent[] => {
        if (one.type === 'banner') return [];
        if (one.type === 'message') return tracker.observe(one.message);
        return [{ type: 'unrecognised', raw: Buffer.from(one.raw).toString('hex') }];
      });
    },
    end() {
      const unfinished = pending.line;
      pending = NOTHING_PENDING;
      if (unfinished.length === 0) return [];
      return [{ type: 'unrecognised', raw: Buffer.from(unfinished.subarray(0, 256)).toString('hex') }];
    },
  };
}

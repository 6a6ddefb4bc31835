import type { StreamDecoder } from '../../decoders/stream-decoder.ts';
import { unrecognised } from '../../decoders/unrecognised.ts';
import type { LineEvent } from '../../line-event.ts';
import { readEvent } from './event.ts';
import { type CstaFrame, frame, NOTHING_PENDING, type Pending, remainder } from './frame.ts';
import { readMessage } from './message.ts';
import { CstaTracker, type CstaTrackerOptions } from './tracker.ts';

/**
 * Decodes a recorded CSTA session (what the PBX sent). Bytes that are no message, and messages that are no XML, come
 * out as `unrecognised`; messages that are of no use here give nothing.
 */
export function decodeCstaXml(options: CstaTrackerOptions): StreamDecoder {
  const tracker = new CstaTracker(options);
  let pending: Pending = NOTHING_PENDING;
  const eventsOf = (one: CstaFrame): LineEvent[] => {
    if (one.type === 'noise') return [unrecognised(one.raw)];
    const message = readMessage(one.xml);
    if (message === null) return [unrecognised(Buffer.from(one.xml))];
    const event = readEvent(message);
    return event === null ? [] : tracker.observe(event);
  };
  return {
    push(chunk) {
      const { frames, rest } = frame(pending, chunk);
      pending = rest;
      return frames.flatMap(eventsOf);
    },
    end() {
      const raw = remainder(pending);
      pending = NOTHING_PENDING;
      return raw.length === 0 ? [] : [unrecognised(raw)];
    },
  };
}

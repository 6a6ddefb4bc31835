import type { StreamDecoder } from '../../decoders/stream-decoder.ts';
import { lastLine, NO_LINE, readLines } from '../../decoders/text-lines.ts';
import { unrecognised } from '../../decoders/unrecognised.ts';
import type { LineEvent } from '../../line-event.ts';
import { frame, textOf } from './frame.ts';
import { parseLine } from './message.ts';
import { FritzTracker, type FritzTrackerOptions } from './tracker.ts';

/** Decodes what a client of the call monitor saw. Lines that are none of it come out as `unrecognised`. */
export function decodeFritzbox(options: FritzTrackerOptions): StreamDecoder {
  const tracker = new FritzTracker(options);
  let pending = NO_LINE;
  const read = (bytes: Uint8Array): readonly LineEvent[] => {
    const message = parseLine(textOf(bytes));
    return message === null ? [unrecognised(bytes)] : tracker.observe(message);
  };
  return {
    push(chunk) {
      const { frames, rest } = frame(pending, chunk);
      pending = rest;
      return readLines(frames, read);
    },
    // The last line of a file may lack its end.
    end() {
      const events = readLines(lastLine(pending), read);
      pending = NO_LINE;
      return events;
    },
  };
}

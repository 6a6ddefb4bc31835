import type { LineEvent } from '../line-event.ts';
import { giveUp, hunt, NOTHING_HUNTED, type Quarry } from './hunt.ts';
import type { StreamDecoder } from './stream-decoder.ts';

/** Decodes a recording: there are no times in it, so what has begun waits for its end until the bytes are over. */
export function decodeHunting<Frame>(
  quarry: Quarry<Frame>,
  eventsOf: (frame: Frame) => readonly LineEvent[],
): StreamDecoder {
  let pending = NOTHING_HUNTED;
  return {
    push(chunk) {
      const { frames, rest } = hunt(quarry, pending, chunk);
      pending = rest;
      return frames.flatMap(eventsOf);
    },
    end() {
      const { frames, rest } = giveUp(quarry, pending);
      pending = rest;
      return frames.flatMap(eventsOf);
    },
  };
}

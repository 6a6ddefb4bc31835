import type { Heard, LiveDecoder } from '../../decoders/live-decoder.ts';
import { NOTHING_HEARD } from '../../decoders/live-decoder.ts';
import { frameLines, NO_LINE, readLines } from '../../decoders/text-lines.ts';
import type { Capabilities } from '../../equipment.ts';
import { eventsOf } from './parse.ts';

/** The voicemail link tells of calls that nobody took, when they are handed over. */
export const SMDI_CAPABILITIES: Capabilities = { callIds: false, answers: false, rings: true, logs: false };

/** Two numbers of the longest kind and the mark before them are less than half of it. */
const LINE_LIMIT = 128;

/** The link of the voicemail: usually 1200 bit/s, seven bits, even parity. A port of eight bits leaves the parity in. */
export function listenSmdi(): LiveDecoder {
  return new SmdiListener();
}

class SmdiListener implements LiveDecoder {
  #pending = NO_LINE;

  received(chunk: Uint8Array): Heard {
    const bytes = chunk.map((byte) => byte & 0x7f);
    const { frames, rest, discarded } = frameLines(this.#pending, bytes, LINE_LIMIT);
    this.#pending = rest;
    return { events: readLines(frames, eventsOf), replies: [], frames: frames.length, discarded };
  }

  /** Each line stands alone, and its end is part of it. */
  timePassed(): Heard {
    return NOTHING_HEARD;
  }

  deadline(): number | null {
    return null;
  }

  interrupted(): void {
    this.#pending = NO_LINE;
  }
}

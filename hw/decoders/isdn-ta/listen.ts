import type { Capabilities } from '../../equipment.ts';
import { type Heard, type LiveDecoder, NOTHING_HEARD } from '../live-decoder.ts';
import { frameLines, NO_LINE, readLines } from '../text-lines.ts';
import { unrecognised } from '../unrecognised.ts';
import { readLine, TA_LINE_LIMIT } from './decode.ts';
import { deadline, silentAdapter, step, type TaInput } from './step.ts';

/** An adapter hears the bell and the caller; that somebody else on the bus answers looks like a caller who gave up. */
export const ISDN_TA_CAPABILITIES: Capabilities = {
  callIds: false,
  answers: false,
  rings: true,
  logs: false,
};

/** A terminal adapter, or a GSM module, on a line of this name. */
export function listenIsdnTa(line: string): LiveDecoder {
  return new TaListener(line);
}

class TaListener implements LiveDecoder {
  #pending = NO_LINE;
  #state;

  constructor(line: string) {
    this.#state = silentAdapter(line);
  }

  received(chunk: Uint8Array, at: number): Heard {
    const { frames, rest, discarded } = frameLines(this.#pending, chunk, TA_LINE_LIMIT);
    this.#pending = rest;
    const events = readLines(frames, (bytes) =>
      readLine(bytes).flatMap((word) =>
        word.type === 'unknown' ? [unrecognised(bytes)] : this.#step({ type: 'word', word, at }),
      ),
    );
    return { events, replies: [], frames: frames.length, discarded };
  }

  timePassed(at: number): Heard {
    return { ...NOTHING_HEARD, events: this.#step({ type: 'time', at }) };
  }

  deadline(): number | null {
    return deadline(this.#state);
  }

  interrupted(): void {
    this.#pending = NO_LINE;
  }

  #step(input: TaInput): Heard['events'] {
    const { state, events } = step(this.#state, input);
    this.#state = state;
    return events;
  }
}

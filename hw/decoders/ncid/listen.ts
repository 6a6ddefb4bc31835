import type { Capabilities } from '../../equipment.ts';
import type { LineEvent } from '../../line-event.ts';
import { type Heard, type LiveDecoder, NOTHING_HEARD } from '../live-decoder.ts';
import { frameLines, NO_LINE, readLines } from '../text-lines.ts';
import { unrecognised } from '../unrecognised.ts';
import { deadline, type NcidInput, silentServer, step } from './step.ts';
import { wordOf } from './word.ts';

/** Behind most servers is a modem, which does not hear who answers. */
export const NCID_CAPABILITIES: Capabilities = { callIds: false, answers: false, rings: true, logs: false };

/** The longest field of the protocol, a message, is 256 bytes; a call has eight fields. */
const LINE_LIMIT = 1024;

/** A client of an NCID server (TCP 3333), or a NetCallerID box. `line` names the line where the server names none. */
export function listenNcid(line: string): LiveDecoder {
  return new NcidListener(line);
}

class NcidListener implements LiveDecoder {
  #pending = NO_LINE;
  #state;

  constructor(line: string) {
    this.#state = silentServer(line);
  }

  received(chunk: Uint8Array, at: number): Heard {
    const { frames, rest, discarded } = frameLines(this.#pending, chunk, LINE_LIMIT);
    this.#pending = rest;
    const events = readLines(frames, (bytes) => this.#read(bytes, at));
    return { events, replies: [], frames: frames.length, discarded };
  }

  timePassed(at: number): Heard {
    return { ...NOTHING_HEARD, events: this.#step({ type: 'time', at }) };
  }

  deadline(): number | null {
    return deadline(this.#state);
  }

  /** The end of a call may be told while nobody listens: it is not waited for any longer than where none is told. */
  interrupted(): void {
    this.#pending = NO_LINE;
    this.#state = { ...this.#state, tellsEnds: false };
  }

  #read(bytes: Uint8Array, at: number): readonly LineEvent[] {
    const word = wordOf(String.fromCharCode(...bytes));
    return word.type === 'unknown' ? [unrecognised(bytes)] : this.#step({ type: 'word', word, at });
  }

  #step(input: NcidInput): readonly LineEvent[] {
    const { state, events } = step(this.#state, input);
    this.#state = state;
    return events;
  }
}

import type { Capabilities } from '../../equipment.ts';
import { type Hunted, isHunting, NOTHING_HUNTED } from '../hunt.ts';
import { earlier, type Heard, type LiveDecoder, NOTHING_HEARD } from '../live-decoder.ts';
import { type LastCaller, withEndOfLast } from '../next-caller.ts';
import { ALOHA_SILENCE, type AlohaFrame, expire, frame } from './frame.ts';
import { type AlohaInput, deadline, quietAdapter, step } from './step.ts';

/** The adapter delivers numbers: it tells neither the bell nor an answer. */
export const ALOHA_CAPABILITIES: Capabilities = { callIds: false, answers: false, rings: false, logs: false };

/**
 * The adapter sends seven bits and even parity. The port is opened with eight, because a driver drops or passes a
 * character of wrong parity without a word, and the adapter wants to be told. Replies are one byte: no flow control.
 */
export const ALOHA_PORT = { baud: 9_600 };

/** An Aloha USB adapter on a line of this name. */
export function listenAloha(line: string): LiveDecoder {
  return new AlohaListener(line);
}

class AlohaListener implements LiveDecoder {
  #pending = NOTHING_HUNTED;
  #heardAt = 0;
  #state;
  #last: LastCaller | null = null;

  constructor(line: string) {
    this.#state = quietAdapter(line);
  }

  received(chunk: Uint8Array, at: number): Heard {
    this.#heardAt = at;
    return this.#frames(frame(this.#pending, chunk), at);
  }

  timePassed(at: number): Heard {
    const due = this.#silenceDue();
    const cut = due !== null && due <= at ? this.#frames(expire(this.#pending), at) : NOTHING_HEARD;
    const late = this.#step({ type: 'time', at }, at);
    return { ...cut, events: [...cut.events, ...late.events] };
  }

  deadline(): number | null {
    return earlier(this.#silenceDue(), deadline(this.#state));
  }

  interrupted(): void {
    this.#pending = NOTHING_HUNTED;
  }

  #silenceDue(): number | null {
    return isHunting(this.#pending) ? this.#heardAt + ALOHA_SILENCE : null;
  }

  #frames({ frames, rest, discarded }: Hunted<AlohaFrame>, at: number): Heard {
    this.#pending = rest;
    const heard = frames.map((one) => this.#step({ type: 'frame', frame: one, at }, at));
    return {
      events: heard.flatMap(({ events }) => events),
      replies: heard.flatMap(({ replies }) => replies),
      frames: frames.length,
      discarded,
    };
  }

  #step(input: AlohaInput, at: number): Pick<Heard, 'events' | 'replies'> {
    const { state, events, effects } = step(this.#state, input);
    this.#state = state;
    const next = withEndOfLast(this.#last, events, at);
    this.#last = next.last;
    return { events: next.events, replies: effects.map(({ bytes }) => bytes) };
  }
}

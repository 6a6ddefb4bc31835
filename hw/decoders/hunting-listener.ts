import type { LineEvent } from '../line-event.ts';
import { giveUp, type Hunted, hunt, isHunting, NOTHING_HUNTED, type Quarry } from './hunt.ts';
import { type Heard, type LiveDecoder, NOTHING_HEARD } from './live-decoder.ts';
import { type LastCaller, withEndOfLast } from './next-caller.ts';

export interface HuntingOptions<Frame> {
  readonly quarry: Quarry<Frame>;
  /** A message that pauses for so long (milliseconds) was cut short. */
  readonly silence: number;
  readonly eventsOf: (frame: Frame) => readonly LineEvent[];
}

/** A living line of a device that sends one message a call and nothing else: a number, or why there is none. */
export class HuntingListener<Frame> implements LiveDecoder {
  readonly #options: HuntingOptions<Frame>;
  #pending = NOTHING_HUNTED;
  #heardAt = 0;
  #last: LastCaller | null = null;

  constructor(options: HuntingOptions<Frame>) {
    this.#options = options;
  }

  received(chunk: Uint8Array, at: number): Heard {
    this.#heardAt = at;
    return this.#take(hunt(this.#options.quarry, this.#pending, chunk), at);
  }

  timePassed(at: number): Heard {
    const due = this.deadline();
    if (due === null || due > at) return NOTHING_HEARD;
    return this.#take(giveUp(this.#options.quarry, this.#pending), at);
  }

  deadline(): number | null {
    return isHunting(this.#pending) ? this.#heardAt + this.#options.silence : null;
  }

  interrupted(): void {
    this.#pending = NOTHING_HUNTED;
  }

  #take({ frames, rest, discarded }: Hunted<Frame>, at: number): Heard {
    this.#pending = rest;
    const events = frames.flatMap((frame) => {
      const next = withEndOfLast(this.#last, this.#options.eventsOf(frame), at);
      this.#last = next.last;
      return next.events;
    });
    return { events, replies: [], frames: frames.length, discarded };
  }
}

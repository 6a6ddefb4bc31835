import type { Clock, Timer } from '../clock.ts';
import { read } from '../decoders/modem/decode.ts';
import { frame, NOTHING_PENDING, type Pending } from '../decoders/modem/frame.ts';
import { type Init, type InitEffect, type InitInput, NOT_BEGUN, step } from '../decoders/modem/init.ts';
import { planOf } from '../decoders/modem/init-plan.ts';
import type { Reason } from '../reason.ts';

export interface ModemTalkParts {
  readonly clock: Clock;
  send(command: string): void;
  /** It is through: `accepted` switched caller ID on; null: nothing did. */
  done(accepted: string | null, reason: Reason): void;
}

/** Longer than anybody listens: a modem that is through is left alone. */
const NO_PROBE = 24 * 3_600_000;

/** Makes a modem report caller IDs, once, as the box would at every opening of its port. */
export class ModemTalk {
  readonly #parts: ModemTalkParts;
  readonly #options = { plan: planOf({}), probeEvery: NO_PROBE };
  #init: Init = NOT_BEGUN;
  #pending: Pending = NOTHING_PENDING;
  #timer: Timer | null = null;
  #isOver = false;

  constructor(parts: ModemTalkParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#step({ type: 'begin' });
  }

  stop(): void {
    this.#isOver = true;
    this.#timer?.cancel();
    this.#timer = null;
  }

  received(chunk: Uint8Array): void {
    const { frames, rest } = frame(this.#pending, chunk);
    this.#pending = rest;
    for (const one of frames) {
      const word = read(one);
      if (word.type === 'result') this.#step({ type: 'result', accepted: word.accepted });
      if (word.type === 'echo') this.#step({ type: 'echo' });
    }
  }

  #step(input: InitInput): void {
    if (this.#isOver) return;
    const { init, effects } = step(this.#init, input, this.#options);
    this.#init = init;
    for (const effect of effects) this.#run(effect);
  }

  #run(effect: InitEffect): void {
    switch (effect.type) {
      case 'send':
        this.#parts.send(effect.command);
        break;
      case 'wait':
        this.#timer?.cancel();
        if (!this.#isOver)
          this.#timer = this.#parts.clock.after(effect.ms, () => this.#step({ type: 'timeout' }));
        break;
      case 'ready':
      case 'failed':
        this.#end(effect.reason);
        break;
    }
  }

  #end(reason: Reason): void {
    // The wait that comes with it would begin the talk again.
    this.stop();
    this.#parts.done(this.#init.phase === 'ready' ? this.#init.accepted : null, reason);
  }
}

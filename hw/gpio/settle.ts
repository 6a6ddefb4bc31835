import type { Clock, Timer } from '../clock.ts';

/** Waits until a contact has been still: each `edge` begins the wait anew, and its end calls `still` once. */
export class Settle {
  readonly #clock: Clock;
  readonly #ms: number;
  readonly #still: () => void;
  #timer: Timer | null = null;

  constructor(clock: Clock, ms: number, still: () => void) {
    this.#clock = clock;
    this.#ms = ms;
    this.#still = still;
  }

  edge(): void {
    this.end();
    this.#timer = this.#clock.after(this.#ms, () => {
      this.#timer = null;
      this.#still();
    });
  }

  /** Nothing comes after this. */
  end(): void {
    this.#timer?.cancel();
    this.#timer = null;
  }
}

import type { Clock, Timer } from '../clock.ts';

/** What is written must be taken within this time: a write after the port is gone never calls back. */
const WRITE_LIMIT = 5_000;
const UNSENT_LIMIT = 16 * 1024;

/** Watches that what is written leaves. `stuck` is called once, when it does not. */
export class WriteWatch {
  readonly #clock: Clock;
  readonly #stuck: () => void;
  #unsent = 0;
  #timer: Timer | null = null;

  constructor(clock: Clock, stuck: () => void) {
    this.#clock = clock;
    this.#stuck = stuck;
  }

  /** Bytes are handed over; the result is to be called when they were taken. */
  begin(length: number): () => void {
    this.#unsent += length;
    this.#timer ??= this.#clock.after(WRITE_LIMIT, this.#stuck);
    return () => this.#taken(length);
  }

  get isFull(): boolean {
    return this.#unsent > UNSENT_LIMIT;
  }

  end(): void {
    this.#timer?.cancel();
    this.#timer = null;
  }

  #taken(length: number): void {
    // After the end nobody waits any more, and a late word must not set a timer again.
    if (this.#timer === null) return;
    this.#unsent -= length;
    this.#timer.cancel();
    this.#timer = this.#unsent > 0 ? this.#clock.after(WRITE_LIMIT, this.#stuck) : null;
  }
}

const MINUTE_MS = 60_000;

/** At most so many in any minute, whenever it begins. */
export class RateLimit {
  readonly #perMinute: number | null;
  /** Monotonic ms of what passed within the last minute, oldest first. */
  #passed: number[] = [];

  /** @param perMinute null: no limit */
  constructor(perMinute: number | null) {
    this.#perMinute = perMinute;
  }

  /** @param now monotonic ms. @returns milliseconds until the next may pass; 0: now */
  wait(now: number): number {
    if (this.#perMinute === null) return 0;
    this.#passed = this.#passed.filter((at) => at > now - MINUTE_MS);
    const [oldest = now] = this.#passed;
    return this.#passed.length < this.#perMinute ? 0 : oldest + MINUTE_MS - now;
  }

  pass(now: number): void {
    if (this.#perMinute !== null) this.#passed.push(now);
  }
}

import type { Clock, Timer } from '../../hw/clock.ts';

interface Fresh {
  readonly id: number;
  readonly bytes: Uint8Array;
  readonly until: number;
}

/** A PBX may say who calls half a second behind the bytes, a modem a few seconds. */
const FRESH_MS = 5_000;
const MOST_BYTES = 8192;

/** Bytes as they came, for as long as it takes until the decoder says what they mean, and not a moment longer. */
export class FreshBytes {
  readonly #clock: Clock;
  #fresh: Fresh[] = [];
  #timer: Timer | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get all(): readonly Pick<Fresh, 'id' | 'bytes'>[] {
    return this.#fresh;
  }

  add(id: number, bytes: Uint8Array): void {
    this.#fresh.push({ id, bytes, until: this.#clock.monotonic() + FRESH_MS });
    while (this.#fresh.reduce((sum, one) => sum + one.bytes.length, 0) > MOST_BYTES) this.#fresh.shift();
    this.#timer ??= this.#clock.after(FRESH_MS, () => this.#forgetOld());
  }

  forget(): void {
    this.#timer?.cancel();
    this.#timer = null;
    this.#fresh = [];
  }

  #forgetOld(): void {
    const now = this.#clock.monotonic();
    this.#fresh = this.#fresh.filter(({ until }) => until > now);
    const [next] = this.#fresh;
    this.#timer = next === undefined ? null : this.#clock.after(next.until - now, () => this.#forgetOld());
  }
}

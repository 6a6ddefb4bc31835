import type { Clock, Timer } from '../clock.ts';
import { DARK, lampAt, PATTERNS, type Sign, signOf } from './lamp-pattern.ts';

export interface Lamp {
  readonly shows: readonly Sign[];
  /** Called on every change of the lamp, and never with the level that it has. Must not throw. */
  readonly write: (lit: boolean) => void;
}

interface Shown {
  readonly lamp: Lamp;
  sign: Sign | null;
  /** Monotonic milliseconds. */
  since: number;
  lit: boolean;
}

/** Plays the patterns of all lamps with one timer, which rests while every lamp is steady. */
export class Lamps {
  readonly #clock: Clock;
  readonly #shown: readonly Shown[];
  #timer: Timer | null = null;

  constructor(clock: Clock, lamps: readonly Lamp[]) {
    this.#clock = clock;
    this.#shown = lamps.map((lamp) => ({ lamp, sign: null, since: 0, lit: false }));
  }

  /** What is true of the box from now on. A pattern that goes on is not begun anew. */
  show(on: ReadonlySet<Sign>): void {
    for (const shown of this.#shown) {
      const sign = signOf(shown.lamp.shows, on);
      if (sign === shown.sign) continue;
      shown.sign = sign;
      shown.since = this.#clock.monotonic();
    }
    this.#play();
  }

  /** Whether the lamp with this number is lit now. */
  isLit(index: number): boolean {
    return this.#shown[index]?.lit ?? false;
  }

  /** Everything dark; nothing is written any more. */
  stop(): void {
    this.#timer?.cancel();
    this.#timer = null;
    for (const shown of this.#shown) {
      shown.sign = null;
      shown.lit = false;
    }
  }

  #play(): void {
    this.#timer?.cancel();
    this.#timer = null;
    const now = this.#clock.monotonic();
    let soonest: number | null = null;
    for (const shown of this.#shown) {
      const { sign, since, lamp } = shown;
      const { lit, changesIn } = sign === null ? DARK : lampAt(PATTERNS[sign], now - since);
      if (lit !== shown.lit) {
        shown.lit = lit;
        lamp.write(lit);
      }
      if (changesIn !== null) soonest = Math.min(soonest ?? changesIn, changesIn);
    }
    // A timer that comes a moment early would only have to be set again.
    if (soonest !== null) this.#timer = this.#clock.after(Math.ceil(soonest), () => this.#play());
  }
}

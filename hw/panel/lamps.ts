import type { Clock, Timer } from '../clock.ts';
import { DARK, type Lit, lampAt, PATTERNS, type Sign, signOf } from './lamp-pattern.ts';
import { type TestMoment, testAt } from './lamp-test.ts';

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

/** A lamp that shows all patterns in turn, whatever is true of the box. */
interface Test {
  readonly index: number;
  /** Monotonic milliseconds. */
  readonly since: number;
}

/** Plays the patterns of all lamps with one timer, which rests while every lamp is steady. */
export class Lamps {
  readonly #clock: Clock;
  readonly #shown: readonly Shown[];
  /** The test went on to another pattern, began or ended. */
  readonly #onTest: () => void;
  #timer: Timer | null = null;
  #test: Test | null = null;
  /** What was told of the test last. */
  #step: number | null = null;

  constructor(clock: Clock, lamps: readonly Lamp[], onTest: () => void) {
    this.#clock = clock;
    this.#shown = lamps.map((lamp) => ({ lamp, sign: null, since: 0, lit: false }));
    this.#onTest = onTest;
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

  /** Shows all patterns on one lamp, one after the other, and then what it has to show; ends a test of another one. */
  test(index: number): void {
    this.#test = { index, since: this.#clock.monotonic() };
    this.#step = null;
    this.#play();
  }

  endTest(): void {
    this.#test = null;
    this.#play();
  }

  /** What is being tried on which lamp; null: nothing. */
  testing(): { readonly index: number; readonly moment: TestMoment } | null {
    const moment = this.#moment(this.#clock.monotonic());
    return this.#test === null || moment === null ? null : { index: this.#test.index, moment };
  }

  /** Whether the lamp with this number is lit now. */
  isLit(index: number): boolean {
    return this.#shown[index]?.lit ?? false;
  }

  /** Everything dark; nothing is written any more. */
  stop(): void {
    this.#timer?.cancel();
    this.#timer = null;
    this.#test = null;
    for (const shown of this.#shown) {
      shown.sign = null;
      shown.lit = false;
    }
  }

  #moment(now: number): TestMoment | null {
    return this.#test === null ? null : testAt(now - this.#test.since);
  }

  #play(): void {
    this.#timer?.cancel();
    this.#timer = null;
    const now = this.#clock.monotonic();
    const moment = this.#moment(now);
    if (moment === null) this.#test = null;
    const tried = this.#test === null ? null : (this.#shown[this.#test.index] ?? null);
    let soonest: number | null = null;
    for (const shown of this.#shown) {
      const { lit, changesIn } = shown === tried && moment !== null ? moment : litOf(shown, now);
      if (lit !== shown.lit) {
        shown.lit = lit;
        shown.lamp.write(lit);
      }
      if (changesIn !== null) soonest = Math.min(soonest ?? changesIn, changesIn);
    }
    // A timer that comes a moment early would only have to be set again.
    if (soonest !== null) this.#timer = this.#clock.after(Math.ceil(soonest), () => this.#play());
    this.#tellTest(moment?.step ?? null);
  }

  #tellTest(step: number | null): void {
    if (step === this.#step) return;
    this.#step = step;
    this.#onTest();
  }
}

const litOf = ({ sign, since }: Shown, now: number): Lit =>
  sign === null ? DARK : lampAt(PATTERNS[sign], now - since);

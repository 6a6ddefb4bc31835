import type { Clock, Timer } from '../../hw/clock.ts';
import {
  acceptTime,
  beginTime,
  type ClockFinding,
  type ClockReading,
  lookAtTime,
  type Timekeeping,
  type Trust,
} from './timekeeping.ts';

export interface BoxClockOptions {
  /** The machine's own. */
  readonly machine: Clock;
  /** Who vouches for this wall clock (ms)? */
  readonly trust: (wall: number) => Trust;
  /** See `beginTime`. */
  readonly floor: number;
  readonly base: number | null;
}

const LOOK_EVERY_MS = 1000;

/**
 * The time as the whole box counts it: even, whatever the machine's clock does. When that was set or has jumped, the
 * owner is told and puts right what is stored; only then does this clock follow, in one step.
 */
export class BoxClock implements Clock {
  readonly #options: BoxClockOptions;
  #time: Timekeeping;
  #timer: Timer | null = null;

  constructor(options: BoxClockOptions) {
    this.#options = options;
    this.#time = beginTime(this.#read(), options.floor, options.base);
  }

  /** Looks at the machine's clock every second until `stop`. `found` is asked again until it has accepted. */
  start(found: (finding: ClockFinding) => void): void {
    this.#timer = this.#options.machine.every(LOOK_EVERY_MS, () => {
      const { time, finding } = lookAtTime(this.#time, this.#read());
      // Of a step that is not accepted yet the next look still speaks.
      this.#time = finding === null ? time : this.#time;
      if (finding !== null) found(finding);
    });
  }

  stop(): void {
    this.#timer?.cancel();
    this.#timer = null;
  }

  /** What is stored has been put right: the clock follows. */
  accept(finding: ClockFinding): void {
    this.#time = acceptTime(this.#time, finding);
  }

  get isKnown(): boolean {
    return this.#time.isKnown;
  }

  /** Wall clock at monotonic 0, ms. */
  get base(): number {
    return Math.round(this.#time.base);
  }

  now(): number {
    return Math.round(this.#time.base + this.monotonic());
  }

  monotonic(): number {
    return this.#options.machine.monotonic();
  }

  after(ms: number, run: () => void): Timer {
    return this.#options.machine.after(ms, run);
  }

  every(ms: number, run: () => void): Timer {
    return this.#options.machine.every(ms, run);
  }

  #read(): ClockReading {
    const { machine, trust } = this.#options;
    const wall = machine.now();
    return { wall, monotonic: machine.monotonic(), trust: trust(wall) };
  }
}

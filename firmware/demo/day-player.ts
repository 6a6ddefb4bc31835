import type { Clock, Timer } from '../../hw/clock.ts';
import { DemoCall } from '../http/contract/demo.ts';
import { DAY, type DayStep } from './day.ts';

export interface DayPlayerOptions {
  readonly clock: Clock;
  readonly call: (call: DemoCall) => void;
  readonly press: (button: 'absent' | 'present') => void;
  readonly steps?: readonly DayStep[];
}

export interface DayProgress {
  readonly step: number;
  readonly steps: number;
  readonly says: DayStep['says'];
}

/** Plays the day at the office on the clock. Starting it again begins it again. */
export class DayPlayer {
  readonly #options: DayPlayerOptions;
  readonly #steps: readonly DayStep[];
  #timers: Timer[] = [];
  #progress: DayProgress | null = null;

  constructor(options: DayPlayerOptions) {
    this.#options = options;
    this.#steps = options.steps ?? DAY;
  }

  start(): void {
    this.stop();
    this.#timers = this.#steps.map((step, index) =>
      this.#options.clock.after(step.at * 1000, () => this.#play(step, index)),
    );
  }

  stop(): void {
    for (const timer of this.#timers) timer.cancel();
    this.#timers = [];
    this.#progress = null;
  }

  /** What is going on now; null when no day is played. */
  get progress(): DayProgress | null {
    return this.#progress;
  }

  #play({ action, says }: DayStep, index: number): void {
    this.#progress = { step: index + 1, steps: this.#steps.length, says };
    if (action.type === 'call') this.#options.call(DemoCall.parse(action.call));
    if (action.type === 'press') this.#options.press(action.button);
    if (index === this.#steps.length - 1) this.#progress = null;
  }
}

import type { Clock, Timer } from '../../hw/clock.ts';

interface Entry {
  due: number;
  readonly every: number | null;
  readonly run: () => void;
  readonly order: number;
}

/** A clock that stands still until the test moves it. Wall time can be made to jump apart from the timers. */
export class FakeClock implements Clock {
  #wall: number;
  #monotonic = 0;
  #order = 0;
  readonly #entries = new Set<Entry>();

  constructor(wall = Date.UTC(2026, 10, 24, 1, 42)) {
    this.#wall = wall;
  }

  now(): number {
    return this.#wall;
  }

  monotonic(): number {
    return this.#monotonic;
  }

  after(ms: number, run: () => void): Timer {
    return this.#add(ms, null, run);
  }

  every(ms: number, run: () => void): Timer {
    return this.#add(ms, Math.max(1, ms), run);
  }

  /** How many timers wait; a stopped part must leave none behind. */
  get pending(): number {
    return this.#entries.size;
  }

  /** Moves time forward and runs what falls due, in order of time and then of setting. */
  advance(ms: number): void {
    const end = this.#monotonic + ms;
    for (;;) {
      const next = this.#nextDue(end);
      if (next === null) break;
      this.#moveTo(Math.max(next.due, this.#monotonic));
      if (next.every === null) this.#entries.delete(next);
      else next.due += next.every;
      next.run();
    }
    this.#moveTo(end);
  }

  /** Advances in steps and lets promises settle after each, for code that awaits between timers. */
  async advanceAsync(ms: number, step = 100): Promise<void> {
    for (let left = ms; left > 0; left -= step) {
      this.advance(Math.min(step, left));
      await settle();
    }
  }

  /** Wall time jumps (NTP, a dead battery); timers and monotonic time do not notice. */
  jump(ms: number): void {
    this.#wall += ms;
  }

  #add(ms: number, every: number | null, run: () => void): Timer {
    const entry: Entry = { due: this.#monotonic + Math.max(0, ms), every, run, order: this.#order++ };
    this.#entries.add(entry);
    return { cancel: () => this.#entries.delete(entry) };
  }

  #nextDue(end: number): Entry | null {
    let best: Entry | null = null;
    for (const entry of this.#entries) {
      if (entry.due > end) continue;
      if (best === null || entry.due < best.due || (entry.due === best.due && entry.order < best.order))
        best = entry;
    }
    return best;
  }

  #moveTo(monotonic: number): void {
    this.#wall += monotonic - this.#monotonic;
    this.#monotonic = monotonic;
  }
}

/** Lets every promise that is ready run to its next wait. */
export async function settle(rounds = 5): Promise<void> {
  for (let i = 0; i < rounds; i++) await new Promise<void>((resolve) => setImmediate(resolve));
}

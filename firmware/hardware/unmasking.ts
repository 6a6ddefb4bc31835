import type { Clock, Timer } from '../../hw/clock.ts';

/** So long may somebody who asked for it see numbers and names. */
export const UNMASKED_MS = 10 * 60_000;

export interface UnmaskingOptions {
  readonly clock: Clock;
  /** Somebody may not see them any more. `isLast`: nobody may. */
  readonly ended: (isLast: boolean) => void;
}

interface Window {
  readonly until: number;
  readonly timer: Timer;
}

/** Who may see the numbers and names of callers, and until when. One who asks anew begins anew. */
export class Unmasking {
  readonly #options: UnmaskingOptions;
  readonly #windows = new Map<string, Window>();

  constructor(options: UnmaskingOptions) {
    this.#options = options;
  }

  /** @returns until when; wall clock, ms */
  begin(who: string): number {
    this.#windows.get(who)?.timer.cancel();
    const { clock } = this.#options;
    const until = clock.now() + UNMASKED_MS;
    this.#windows.set(who, { until, timer: clock.after(UNMASKED_MS, () => this.end(who)) });
    return until;
  }

  end(who: string): void {
    const window = this.#windows.get(who);
    if (window === undefined) return;
    window.timer.cancel();
    this.#windows.delete(who);
    this.#options.ended(this.#windows.size === 0);
  }

  stop(): void {
    for (const who of [...this.#windows.keys()]) this.end(who);
  }

  /** null: they are masked. */
  until(who: string): number | null {
    return this.#windows.get(who)?.until ?? null;
  }

  get isAny(): boolean {
    return this.#windows.size > 0;
  }
}

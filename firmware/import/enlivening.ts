import type { Clock } from '../../hw/clock.ts';
import type { Log } from '../../hw/log.ts';
import type { Database } from '../store/database.ts';
import { enliven, stagedCount } from '../store/staged-customers.ts';

export interface EnliveningOptions {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
}

/** A disk that is full is not emptied sooner. */
const AGAIN_MS = 5_000;

/** The end of an import that was decided: its customers come to life a few at a time, so that calls get through. */
export class Enlivening {
  readonly #options: EnliveningOptions;
  #isStopped = false;
  #wake: () => void = () => {};

  constructor(options: EnliveningOptions) {
    this.#options = options;
  }

  stop(): void {
    this.#isStopped = true;
    this.#wake();
  }

  /**
   * Goes on until every customer lives, and does not give up where the disk does.
   *
   * @param onProgress which share of them lives, 0–1
   * @returns false: the box stops, and the rest is for the next start
   */
  async run(importId: string, onProgress: (share: number) => void): Promise<boolean> {
    const { db, log } = this.#options;
    let [living, all] = [0, 0];
    while (!this.#isStopped) {
      try {
        all = all || (await stagedCount(db.knex, importId));
        const count = await this.#step(importId);
        if (count === 0) return true;
        living += count;
        onProgress(Math.min(1, living / all));
      } catch (error) {
        log.error({ err: error }, 'customers of an import could not be brought to life; tried again soon');
        await this.#pause();
      }
    }
    return false;
  }

  #step(importId: string): Promise<number> {
    const { db, clock } = this.#options;
    return db.knex.transaction((trx) => enliven(trx, importId, clock.now()));
  }

  #pause(): Promise<void> {
    if (this.#isStopped) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = this.#options.clock.after(AGAIN_MS, resolve);
      this.#wake = () => {
        timer.cancel();
        resolve();
      };
    });
  }
}

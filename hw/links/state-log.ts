import type { LinkState } from '../equipment.ts';
import type { Log } from '../log.ts';
import { textOf } from '../reason.ts';

/**
 * Says in the journal when equipment comes and goes. What is off for the weekend must not fill it: the same reason is
 * said once, however often it is tried again.
 */
export class StateLog {
  readonly #log: Log;
  readonly #what: string;
  #last: string | null = null;

  /** @param what as the journal calls it: `link`, `modem` */
  constructor(log: Log, what = 'equipment') {
    this.#log = log;
    this.#what = what;
  }

  take(state: LinkState): void {
    if (state.phase === 'up') {
      this.#log.info({ detail: state.detail }, `${this.#what} is up`);
      this.#last = null;
    }
    if (state.phase !== 'down') return;
    const text = textOf(state.why);
    if (text !== this.#last) this.#log.warn({}, `${this.#what} is down: ${text}`);
    this.#last = text;
  }
}

import type { LinkState } from '../equipment.ts';
import type { Log } from '../log.ts';

/** Says in the journal when equipment comes and goes; the same reason is said once, however often it is tried again. */
export class StateLog {
  readonly #log: Log;
  #lastWhy: string | null = null;

  constructor(log: Log) {
    this.#log = log;
  }

  take(state: LinkState): void {
    if (state.phase === 'up') {
      this.#log.info({ detail: state.detail }, 'equipment is up');
      this.#lastWhy = null;
    }
    if (state.phase !== 'down') return;
    if (state.why !== this.#lastWhy) this.#log.warn({}, `equipment is down: ${state.why}`);
    this.#lastWhy = state.why;
  }
}

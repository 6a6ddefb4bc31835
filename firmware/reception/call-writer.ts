import type { Clock, Timer } from '../../hw/clock.ts';
import type { Log } from '../../hw/log.ts';
import type { Call } from '../calls/call.ts';
import type { Effect } from '../calls/input.ts';
import { diskFaultOf } from '../store/disk-watch.ts';
import type { Ledger } from './ledger.ts';
import { UnsavedCalls } from './unsaved-calls.ts';

export interface CallWriterOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly ledger: Ledger;
  /** It is time for another `write`. */
  readonly again: () => void;
}

/** A write failed (disk full): the board goes on, the disk is tried again. */
const RETRY_MS = 5_000;
/** A full disk must not fill the journal, too. */
const SAY_AGAIN_MS = 3_600_000;

/** Brings what changed of calls to the disk, and keeps it while the disk takes nothing. */
export class CallWriter {
  readonly #options: CallWriterOptions;
  readonly #unsaved = new UnsavedCalls();
  #retry: Timer | null = null;
  /** The disk is full or failing: until the next try it is left alone, however many events come. */
  #isLeftAlone = false;
  #stopped = false;
  #sayAgainAt = 0;
  /** Of the calls that were given up for want of room. */
  #saidGivenUp = 0;

  constructor(options: CallWriterOptions) {
    this.#options = options;
  }

  /** Nothing is left alone any more: the next `write` is the last. */
  stop(): void {
    this.#stopped = true;
    this.#isLeftAlone = false;
    this.#retry?.cancel();
  }

  /** Calls whose last change is not on disk yet; 0 when all is well. */
  get size(): number {
    return this.#unsaved.size;
  }

  get(key: string): Call | null {
    return this.#unsaved.get(key);
  }

  get calls(): readonly Call[] {
    return this.#unsaved.waiting.map(({ effect }) => effect.call);
  }

  add(effect: Effect): void {
    this.#unsaved.add(effect);
  }

  /** The clock has become another one. */
  move(moved: (call: Call) => Call): void {
    this.#unsaved.move(moved);
  }

  /** @returns what the desks do not know yet: stored now or, while the disk takes nothing, kept */
  async write(now: number): Promise<readonly Effect[]> {
    const { waiting } = this.#unsaved;
    if (waiting.length === 0) return [];
    if (!this.#isLeftAlone) await this.#tryWrite(now);
    this.#unsaved.told();
    return waiting.flatMap(({ effect, told }) => (told ? [] : [effect]));
  }

  async #tryWrite(now: number): Promise<void> {
    const { ledger, log } = this.#options;
    const { failed, error } = await this.#unsaved.write(ledger, now);
    if (failed > 0) {
      this.#say(failed, error);
      return this.#stopped ? undefined : this.#retryLater(error);
    }
    if (this.#sayAgainAt > 0) log.info({}, 'all calls are stored again');
    this.#sayAgainAt = 0;
    this.#saidGivenUp = 0;
  }

  #say(calls: number, error: unknown): void {
    const { clock, log } = this.#options;
    const now = clock.monotonic();
    const { givenUp } = this.#unsaved;
    const hasBegunToGiveUp = givenUp > 0 && this.#saidGivenUp === 0;
    if (this.#stopped)
      log.error({ err: error, calls }, 'stopped with calls that could not be stored: they are lost');
    else if (now >= this.#sayAgainAt || hasBegunToGiveUp) {
      this.#sayAgainAt = now + SAY_AGAIN_MS;
      this.#saidGivenUp = givenUp;
      log.error({ err: error, calls, givenUp }, 'calls could not be stored; trying again');
    }
  }

  #retryLater(error: unknown): void {
    const { clock, again } = this.#options;
    this.#isLeftAlone = diskFaultOf(error) !== null;
    this.#retry?.cancel();
    this.#retry = clock.after(RETRY_MS, () => {
      this.#isLeftAlone = false;
      again();
    });
  }
}

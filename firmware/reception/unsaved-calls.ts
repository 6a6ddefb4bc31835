import type { Call } from '../calls/call.ts';
import type { CallKey } from '../calls/ids.ts';
import type { Effect } from '../calls/input.ts';
import { diskFaultOf } from '../store/disk-watch.ts';
import type { Ledger } from './ledger.ts';

/** What is not on disk yet. `told`: the desks have seen it already (after a failed write). */
export interface Unsaved {
  readonly effect: Effect;
  readonly told: boolean;
}

export interface Written {
  readonly failed: number;
  readonly error: unknown;
}

/** Calls kept in memory while the disk refuses them, some 20 MB; a busy office has a few hundred a day. */
export const MOST_UNSAVED = 10_000;
/** So many go in one transaction: after a day with a full disk the others need not wait for all of them. */
const BATCH = 100;

/** The last state of every call that is to be stored, and the way it gets to the disk when the disk is full. */
export class UnsavedCalls {
  readonly #calls = new Map<CallKey, Unsaved>();
  #given = 0;

  get size(): number {
    return this.#calls.size;
  }

  get waiting(): readonly Unsaved[] {
    return [...this.#calls.values()];
  }

  /** How many calls were given up because too many waited. */
  get givenUp(): number {
    return this.#given;
  }

  get(key: string): Call | null {
    return this.#calls.get(key as CallKey)?.effect.call ?? null;
  }

  /** Only the last state of a call counts; an end stays an end when its record is completed later. */
  add(effect: Effect): void {
    const { call } = effect;
    const type = this.#calls.get(call.key)?.effect.type === 'ended' ? 'ended' : effect.type;
    this.#calls.delete(call.key);
    this.#calls.set(call.key, { effect: { type, call }, told: false });
    this.#makeRoom();
  }

  /** The clock has become another one. */
  move(moved: (call: Call) => Call): void {
    for (const [key, { effect, told }] of this.#calls)
      this.#calls.set(key, { effect: { ...effect, call: moved(effect.call) }, told });
  }

  /** Everything that waits counts as told from now on. */
  told(): void {
    for (const [key, one] of this.#calls) if (!one.told) this.#calls.set(key, { ...one, told: true });
  }

  /**
   * Oldest first, in transactions of a hundred. A disk that is full or failing would refuse the others as well: they
   * are not tried. After any other error each goes alone, so that one bad record cannot hold up the others.
   */
  async write(ledger: Ledger, now: number): Promise<Written> {
    const waiting = this.waiting;
    let fault: unknown = null;
    for (let from = 0; from < waiting.length; from += BATCH) {
      const batch = waiting.slice(from, from + BATCH);
      const error = await this.#writeTogether(ledger, batch, now);
      fault ??= error;
      if (diskFaultOf(error) !== null) break;
      if (error !== null && batch.length > 1)
        for (const one of batch) await this.#writeTogether(ledger, [one], now);
    }
    return { failed: this.#calls.size, error: fault };
  }

  /** @returns why the disk does not take them; null: they are stored, and wait no more */
  async #writeTogether(ledger: Ledger, batch: readonly Unsaved[], now: number): Promise<unknown> {
    const calls = (ended: boolean) =>
      batch.filter(({ effect }) => (effect.type !== 'changed') === ended).map(({ effect }) => effect.call);
    try {
      await ledger.saveCalls(calls(false), calls(true), now);
    } catch (error) {
      return error;
    }
    for (const { effect } of batch) this.#calls.delete(effect.call.key);
    return null;
  }

  #makeRoom(): void {
    if (this.#calls.size <= MOST_UNSAVED) return;
    const [oldest] = this.#calls.keys();
    if (oldest !== undefined) this.#calls.delete(oldest);
    this.#given += 1;
  }
}

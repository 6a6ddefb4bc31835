import type { CallKey } from '../calls/ids.ts';
import type { Effect } from '../calls/input.ts';
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

/** Calls kept in memory while the disk refuses them; a busy office has a few hundred a day. */
const MAX_UNSAVED = 10_000;

/** The last state of every call that is to be stored, and the way it gets to the disk when the disk is full. */
export class UnsavedCalls {
  #calls = new Map<CallKey, Unsaved>();

  get waiting(): readonly Unsaved[] {
    return [...this.#calls.values()];
  }

  /** Only the last state of a call counts; an end stays an end when its record is completed later. */
  add(effect: Effect): void {
    const { call } = effect;
    const type = this.#calls.get(call.key)?.effect.type === 'ended' ? 'ended' : effect.type;
    this.#calls.delete(call.key);
    this.#calls.set(call.key, { effect: { type, call }, told: false });
  }

  /** All in one transaction; if that fails each alone, so that one bad record cannot hold up the others. */
  async write(ledger: Ledger, now: number): Promise<Written> {
    const batch = this.waiting;
    const error = await tryWrite(ledger, batch, now);
    const failed = error === null ? [] : await this.#writeOneByOne(ledger, batch, now);
    this.#calls = new Map(failed.map(({ effect }) => [effect.call.key, { effect, told: true }]));
    return { failed: failed.length, error };
  }

  async #writeOneByOne(ledger: Ledger, batch: readonly Unsaved[], now: number): Promise<Unsaved[]> {
    if (batch.length === 1) return [...batch];
    const failed: Unsaved[] = [];
    for (const one of batch.slice(-MAX_UNSAVED)) {
      if ((await tryWrite(ledger, [one], now)) !== null) failed.push(one);
    }
    return failed;
  }
}

async function tryWrite(ledger: Ledger, batch: readonly Unsaved[], now: number): Promise<unknown> {
  const calls = (ended: boolean) =>
    batch.filter(({ effect }) => (effect.type !== 'changed') === ended).map(({ effect }) => effect.call);
  try {
    await ledger.saveCalls(calls(false), calls(true), now);
    return null;
  } catch (error) {
    return error;
  }
}

import type { LinkState } from '../../hw/equipment.ts';
import type { Call } from '../calls/call.ts';
import type { Effect } from '../calls/input.ts';
import type { Condition } from '../health/condition.ts';
import type { StoredMode } from '../store/mode.ts';

export type ModeState = StoredMode;
export type ModeBy = StoredMode['by'];

/** What has happened, told to everybody who shows it. What is stored is on disk before it is told. */
export type Notice =
  | { readonly type: 'call'; readonly call: Call }
  | { readonly type: 'call-ended'; readonly call: Call }
  | { readonly type: 'mode'; readonly state: ModeState }
  /** The next change of the mode, or who is away, is another one. */
  | { readonly type: 'presence' }
  | { readonly type: 'health'; readonly conditions: readonly Condition[] }
  | { readonly type: 'link'; readonly name: string; readonly state: LinkState }
  | {
      readonly type: 'changed';
      readonly what: 'outbox' | 'calls' | 'customers' | 'settings' | 'facts';
      readonly id?: string;
    };

/** An effect of the call core, once it is stored. */
export function noticeOf(effect: Effect): Notice {
  if (effect.type === 'changed') return { type: 'call', call: effect.call };
  if (effect.type === 'ended') return { type: 'call-ended', call: effect.call };
  return { type: 'changed', what: 'calls', id: effect.call.key };
}

export type Listener = (notice: Notice) => void;

/** Tells notices to its listeners. A listener that fails is reported and does not stop the others. */
export class Notices {
  readonly #listeners = new Set<Listener>();
  readonly #onError: (error: unknown) => void;

  constructor(onError: (error: unknown) => void) {
    this.#onError = onError;
  }

  /** @returns a function that ends the subscription */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(notice: Notice): void {
    for (const listener of this.#listeners) {
      try {
        listener(notice);
      } catch (error) {
        this.#onError(error);
      }
    }
  }
}

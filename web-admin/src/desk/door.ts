import { type ReadonlySignal, signal } from '@preact/signals';
import type { Me } from '../../../firmware/http/contract/access.ts';
import type { Box } from '../box/box.ts';

/**
 * Whether the box lets this browser in. `unknown` until it has answered for the first time; a box that does not answer
 * is no reason to shut the page.
 */
export type Door =
  | { readonly phase: 'unknown' }
  | { readonly phase: 'open'; readonly me: Me | null }
  | { readonly phase: 'shut'; readonly me: Me };

/** Nobody is refused anything before the box has said who this is. */
export const isAdministrator = (me: Me | null): boolean =>
  me === null || me.type === 'administrator' || me.type === 'demo';

/** A terminal that sees the customers of one representative only. */
export const isLimited = (me: Me | null): boolean => me !== null && me.representativeId !== null;

export interface DoorState {
  readonly door: ReadonlySignal<Door>;
  /** Asks the box who this is. */
  check(): Promise<void>;
}

export function createDoor(box: Pick<Box, 'me'>, changed: (door: Door) => void): DoorState {
  const door = signal<Door>({ phase: 'unknown' });
  const to = (next: Door) => {
    door.value = next;
    changed(next);
  };
  return {
    door,
    async check() {
      try {
        const me = await box.me();
        to({ phase: me.type === 'anonymous' ? 'shut' : 'open', me });
      } catch {
        if (door.value.phase === 'unknown') to({ phase: 'open', me: null });
      }
    },
  };
}

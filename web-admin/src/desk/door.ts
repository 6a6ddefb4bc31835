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

import { type ReadonlySignal, signal } from '@preact/signals';
import type { Mode } from '../../../firmware/http/contract/common.ts';
import type { Clock, Timer } from '../clock.ts';

/** The mode that was asked for and not yet confirmed. The switch flips on the box's word, not on the click. */
export interface ModeRequest {
  readonly wanted: ReadonlySignal<Mode | null>;
  /** The box takes longer than a moment: say so. */
  readonly slow: ReadonlySignal<boolean>;
  ask(mode: Mode): void;
  /** The box told its mode. */
  told(mode: Mode): void;
}

const SLOW_MS = 300;
const GIVE_UP_MS = 3_000;

export function createModeRequest(
  clock: Clock,
  put: (mode: Mode) => Promise<unknown>,
  failed: (error: unknown) => void,
): ModeRequest {
  const wanted = signal<Mode | null>(null);
  const slow = signal(false);
  let timers: Timer[] = [];
  const settle = () => {
    for (const timer of timers) timer.cancel();
    timers = [];
    wanted.value = null;
    slow.value = false;
  };
  const fail = (error: unknown) => {
    if (wanted.value === null) return;
    settle();
    failed(error);
  };
  return {
    wanted,
    slow,
    ask(mode) {
      settle();
      wanted.value = mode;
      timers = [
        clock.after(SLOW_MS, () => {
          slow.value = true;
        }),
        clock.after(GIVE_UP_MS, () => fail(null)),
      ];
      put(mode).catch(fail);
    },
    told(mode) {
      if (wanted.value === mode) settle();
    },
  };
}

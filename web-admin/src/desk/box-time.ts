import { type ReadonlySignal, signal } from '@preact/signals';
import type { Clock, Timer } from '../clock.ts';

/** The box's clock as seen from here. It stands still while the connection is lost: nobody knows then. */
export interface BoxTime {
  readonly now: ReadonlySignal<number>;
  /** The box's time when it last said something. */
  readonly told: ReadonlySignal<number>;
  /** The box said what time it is. */
  heard(boxTime: number): void;
  start(): void;
  stop(): void;
}

/** Fine enough that no second of a ring timer is seen to be skipped. */
const STEP_MS = 250;

export function createBoxTime(clock: Clock): BoxTime {
  const now = signal(clock.now());
  const told = signal(now.value);
  let base = { box: clock.now(), monotonic: clock.monotonic() };
  let timer: Timer | null = null;
  const step = () => {
    now.value = base.box + (clock.monotonic() - base.monotonic);
  };
  return {
    now,
    told,
    heard(boxTime) {
      told.value = boxTime;
      base = { box: boxTime, monotonic: clock.monotonic() };
      step();
    },
    start() {
      timer ??= clock.every(STEP_MS, step);
    },
    stop() {
      timer?.cancel();
      timer = null;
    },
  };
}

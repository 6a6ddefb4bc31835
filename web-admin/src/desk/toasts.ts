import { type ReadonlySignal, signal } from '@preact/signals';
import type { Clock, Timer } from '../clock.ts';

export interface Toast {
  readonly id: number;
  readonly text: string;
  /** A failure never times out: somebody has to have seen it. */
  readonly failed: boolean;
  readonly action: ToastAction | null;
}

export interface ToastAction {
  readonly label: string;
  /** Ctrl+Z does it too. */
  readonly undo: boolean;
  run(): void;
}

export interface Toasts {
  readonly shown: ReadonlySignal<readonly Toast[]>;
  say(text: string, action?: ToastAction): void;
  fail(text: string, action?: ToastAction): void;
  close(id: number): void;
  /** A toast under the pointer or with the focus stays. */
  hold(id: number): void;
  release(id: number): void;
  /** Runs the newest undo on offer. */
  undo(): boolean;
}

const STAYS_MS = 6_000;
const AT_MOST = 3;

export function createToasts(clock: Clock): Toasts {
  const shown = signal<readonly Toast[]>([]);
  const timers = new Map<number, Timer>();
  let next = 1;

  const stopTimer = (id: number) => {
    timers.get(id)?.cancel();
    timers.delete(id);
  };
  const close = (id: number) => {
    stopTimer(id);
    shown.value = shown.value.filter((toast) => toast.id !== id);
  };
  const release = (id: number) => {
    stopTimer(id);
    const toast = shown.value.find((other) => other.id === id);
    if (toast && !toast.failed)
      timers.set(
        id,
        clock.after(STAYS_MS, () => close(id)),
      );
  };
  const add = (text: string, failed: boolean, action: ToastAction | undefined) => {
    const toast = { id: next++, text, failed, action: action ?? null };
    const all = [...shown.value, toast];
    // The oldest that may go makes room; when all are failures the oldest failure does.
    const surplus = all.length > AT_MOST ? (all.find((other) => !other.failed) ?? all[0]) : undefined;
    shown.value = all;
    if (surplus) close(surplus.id);
    release(toast.id);
  };
  return {
    shown,
    say: (text, action) => add(text, false, action),
    fail: (text, action) => add(text, true, action),
    close,
    hold: stopTimer,
    release,
    undo() {
      const toast = shown.value.findLast((other) => other.action?.undo);
      if (!toast) return false;
      close(toast.id);
      toast.action?.run();
      return true;
    },
  };
}

import type { Clock } from '../../hw/clock.ts';
import { StoppedError } from './smtp-error.ts';

export interface Deadline {
  readonly signal: AbortSignal;
  /** Lets go of the timer and of the signals. */
  end(): void;
}

/**
 * A signal that is aborted after `ms` (with an error of code ETIMEDOUT), or as soon as one of `signals` is (with a
 * StoppedError).
 */
export function deadline(clock: Clock, ms: number, signals: readonly AbortSignal[]): Deadline {
  const controller = new AbortController();
  const onStop = () => controller.abort(new StoppedError());
  const timer = clock.after(ms, () =>
    controller.abort(Object.assign(new Error('ETIMEDOUT'), { code: 'ETIMEDOUT' })),
  );
  for (const signal of signals) signal.addEventListener('abort', onStop, { once: true });
  if (signals.some((signal) => signal.aborted)) onStop();
  return {
    signal: controller.signal,
    end() {
      timer.cancel();
      for (const signal of signals) signal.removeEventListener('abort', onStop);
    },
  };
}

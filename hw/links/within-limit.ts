import type { Clock } from '../clock.ts';

/** Waits for `work`, but no longer than `ms`. Neither the limit nor a rejection is an error: the wait is over. */
export async function withinLimit(clock: Clock, ms: number, work: Promise<unknown>): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = clock.after(ms, resolve);
    const end = () => {
      timer.cancel();
      resolve();
    };
    work.then(end, end);
  });
}

import cron from 'node-cron';
import type { Clock } from '../hw/clock.ts';
import type { Log } from '../hw/log.ts';

export interface Schedule {
  stop(): void;
}

const SECOND = 1000;
/** After a pause, or a clock that was set, what was due in so long is made up for, once. */
const LOOK_BACK = 3_600_000;

/**
 * Runs `job` by a cron expression in the box's time zone, by the clock of the box. A run that is still busy is not
 * overtaken. node-cron says which second fits and nothing else: its own timers go by the machine's clock, sleep for
 * five hours when that is set back by five, and count every minute since 1970 when it is set for the first time.
 *
 * @param expression five fields, or six with seconds first; checked with the configuration
 */
export function byCron(
  expression: string,
  timezone: string,
  job: () => Promise<void>,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Schedule {
  const pattern = cron.createTask(expression, job, { timezone });
  let isBusy = false;
  const run = async () => {
    isBusy = true;
    try {
      await job();
    } catch (error) {
      log.error({ err: error }, 'a run by the clock failed');
    }
    isBusy = false;
  };
  let looked = wholeSecond(clock.now());
  const timer = clock.every(SECOND, () => {
    const now = wholeSecond(clock.now());
    const isDue = secondsBetween(looked, now).some((second) => pattern.match(new Date(second)));
    looked = now;
    if (isDue && !isBusy) void run();
  });
  return {
    stop() {
      timer.cancel();
      void pattern.destroy();
    },
  };
}

const wholeSecond = (ms: number): number => Math.floor(ms / SECOND) * SECOND;

/** Those after `from` up to `to`, the last hour of them; none where the clock was set back. */
function secondsBetween(from: number, to: number): readonly number[] {
  const first = Math.max(from, to - LOOK_BACK);
  return Array.from({ length: Math.max(0, (to - first) / SECOND) }, (_, index) => to - index * SECOND);
}

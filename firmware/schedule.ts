import cron from 'node-cron';
import type { Log } from '../hw/log.ts';

export interface Schedule {
  stop(): void;
}

/**
 * Runs `job` by a cron expression in the box's time zone. A run that is still busy is not overtaken. The job reads
 * the time for itself: node-cron has no clock to inject.
 *
 * @param expression five fields, or six with seconds first; checked with the configuration
 */
export function byCron(expression: string, timezone: string, job: () => Promise<void>, log: Log): Schedule {
  const logger = {
    // A run that was left out because the last one is still busy: on a slow disk that is one line a second.
    info: (message: string) => log.debug({ from: 'node-cron' }, message),
    warn: (message: string) => log.debug({ from: 'node-cron' }, message),
    debug: () => undefined,
    error: (error: unknown) => log.error({ err: error, from: 'node-cron' }, 'a run by the clock failed'),
  };
  const task = cron.schedule(expression, job, { timezone, noOverlap: true, logger });
  return { stop: () => void task.destroy() };
}

import cron from 'node-cron';

export interface Schedule {
  stop(): void;
}

/**
 * Runs `job` by a cron expression in the box's time zone. A run that is still busy is not overtaken. The job reads
 * the time for itself: node-cron has no clock to inject.
 *
 * @param expression five fields, or six with seconds first; checked with the configuration
 */
export function byCron(expression: string, timezone: string, job: () => Promise<void>): Schedule {
  const task = cron.schedule(expression, job, { timezone, noOverlap: true });
  return { stop: () => void task.destroy() };
}

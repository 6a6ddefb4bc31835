import { Cron } from 'croner';
import type { QuietHours } from './quiet-hours.ts';
import { minutesOf } from './quiet-hours.ts';
import { type MailRules, RULE_LIMITS } from './release-rules.ts';

/** What is wrong with a field, and what to write instead. */
export interface RuleFault {
  readonly path: string;
  readonly message: string;
}

const CRON_EXAMPLE = 'for example "0 9,17 * * 1-5": at 9:00 and 17:00 from Monday to Friday';
/** Five fields: minutes are the finest; the outbox is looked through once a minute. */
const CRON = /^\S+(?:\s+\S+){4}$/;
const LONGEST_CRON = 100;

/** Everything that is wrong with the rules, by the path of the field. */
export function mailRuleFaults(rules: MailRules, now: number, timeZone: string): readonly RuleFault[] {
  const { release, preview } = rules;
  const faults = [
    { path: 'release.cron', message: release.cron === null ? null : cronFault(release.cron, now, timeZone) },
    {
      path: 'release.count',
      message: release.count === null ? null : rangeFault(release.count, RULE_LIMITS.count, 'mails'),
    },
    {
      path: 'release.afterMinutes',
      message: rangeFault(release.afterMinutes, RULE_LIMITS.afterMinutes, 'minutes'),
    },
    {
      path: 'preview.afterMinutes',
      message: rangeFault(preview.afterMinutes, RULE_LIMITS.afterMinutes, 'minutes'),
    },
  ];
  return faults.flatMap(({ path, message }) => (message === null ? [] : [{ path, message }]));
}

/** @returns null when the expression is right and its time comes */
export function cronFault(cron: string, now: number, timeZone: string): string | null {
  if (cron.length > LONGEST_CRON || !CRON.test(cron.trim()))
    return `write five fields: minute, hour, day, month, weekday; ${CRON_EXAMPLE}`;
  try {
    const next = new Cron(cron.trim(), { timezone: timeZone }).nextRun(new Date(now));
    return next === null ? 'this time never comes: no month has this day' : null;
  } catch (error) {
    const why = error instanceof Error ? error.message.replace(/^CronPattern: /, '') : String(error);
    return `cannot be read (${why}); write ${CRON_EXAMPLE}`;
  }
}

/** The next times at which an expression that is right comes true; wall clock, ms. */
export function nextTimes(cron: string, now: number, timeZone: string, many: number): readonly number[] {
  return new Cron(cron, { timezone: timeZone }).nextRuns(many, new Date(now)).map((date) => date.getTime());
}

/** Everything that is wrong with a representative's quiet hours. */
export function quietHoursFaults(hours: readonly QuietHours[]): readonly RuleFault[] {
  return hours.flatMap(({ days, from, to }, index) => [
    ...(days.length === 0 ? [{ path: `quietHours.${index}.days`, message: 'choose at least one day' }] : []),
    ...(['from', 'to'] as const).flatMap((end) =>
      minutesOf(end === 'from' ? from : to) === null
        ? [{ path: `quietHours.${index}.${end}`, message: 'write hours and minutes, for example 18:30' }]
        : [],
    ),
  ]);
}

function rangeFault(
  value: number,
  { least, most }: { readonly least: number; readonly most: number },
  unit: string,
): string | null {
  const isRight = Number.isInteger(value) && value >= least && value <= most;
  return isRight ? null : `write a whole number from ${least} to ${most} (${unit})`;
}

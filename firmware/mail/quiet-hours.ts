import { Cron } from 'croner';
import { localTime } from './compose-time.ts';

/** Hours in which a representative is not to be disturbed, by the clock of the office. */
export interface QuietHours {
  /** Days on which they begin; 0 is Sunday. */
  readonly days: readonly number[];
  /** `HH:MM` */
  readonly from: string;
  /** `HH:MM`, of the next day where it is not after `from`; the same as `from` is a whole day. */
  readonly to: string;
}

const CLOCK = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** @returns minutes since midnight; null for what is no `HH:MM` */
export function minutesOf(clock: string): number | null {
  const [, hour, minute] = CLOCK.exec(clock) ?? [];
  return hour === undefined ? null : Number(hour) * 60 + Number(minute);
}

/** Hours may follow each other without a gap, but not for longer than a week. */
const MOST_STEPS = 20;

/**
 * The first moment, at `at` or later, that is in no quiet hours.
 *
 * @param at wall clock, ms
 * @param latest where the hours leave no gap before this, it is given back instead
 */
export function endOfQuiet(
  hours: readonly QuietHours[],
  at: number,
  latest: number,
  timeZone: string,
): number {
  let moment = at;
  for (let step = 0; step < MOST_STEPS && moment < latest; step++) {
    const now = hours.find((one) => isWithin(one, moment, timeZone));
    if (now === undefined) return moment;
    moment = nextAt(now.to, moment, timeZone);
  }
  return Math.max(at, latest);
}

function isWithin({ days, from, to }: QuietHours, at: number, timeZone: string): boolean {
  const { weekday, hour, minute } = localTime(at, timeZone);
  const now = hour * 60 + minute;
  const begin = minutesOf(from);
  const end = minutesOf(to);
  if (begin === null || end === null) return false;
  if (begin < end) return days.includes(weekday) && begin <= now && now < end;
  const yesterday = (weekday + 6) % 7;
  return (days.includes(weekday) && now >= begin) || (days.includes(yesterday) && now < end);
}

/** The next time that the clock of the office shows this; changes to summer time are minded. */
function nextAt(clock: string, after: number, timeZone: string): number {
  const minutes = minutesOf(clock) ?? 0;
  const expression = `${minutes % 60} ${Math.floor(minutes / 60)} * * *`;
  return new Cron(expression, { timezone: timeZone }).nextRun(new Date(after))?.getTime() ?? after;
}

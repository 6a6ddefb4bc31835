import { addDays, type CivilDay } from './civil-day.ts';

/** A moment as the wall clock of the office shows it. */
export interface LocalMinute {
  readonly day: CivilDay;
  /** Minutes since midnight by the clock on the wall, 0–1439. */
  readonly minute: number;
}

/** Between the time of the box and the clock on the office's wall. */
export interface SiteTime {
  localAt(time: number): LocalMinute;
  /**
   * @param minute minutes after midnight of `day`; 1440 and more are of the next day
   * @returns wall clock, ms. Of an hour that a change of the clocks repeats the first is meant; one that it leaves
   *   out is moved on.
   */
  timeAt(day: CivilDay, minute: number): number;
}

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;
const DAY_MS = DAY_MINUTES * MINUTE_MS;

/** @param timeZone name of the tz database, checked by the configuration */
export function siteTime(timeZone: string): SiteTime {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  const localAt = (time: number): LocalMinute => {
    const parts = new Map(format.formatToParts(time).map(({ type, value }) => [type, value]));
    return {
      day: `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`,
      minute: Number(parts.get('hour')) * 60 + Number(parts.get('minute')),
    };
  };
  /** How much the wall is ahead of UTC at a moment, ms. */
  const offsetAt = (time: number): number => {
    const whole = Math.floor(time / MINUTE_MS) * MINUTE_MS;
    const { day, minute } = localAt(whole);
    return Date.parse(`${day}T00:00:00Z`) + minute * MINUTE_MS - whole;
  };
  return {
    localAt,
    timeAt(day, minute) {
      const wall = Date.parse(`${addDays(day, Math.floor(minute / DAY_MINUTES))}T00:00:00Z`);
      const wanted = wall + (minute % DAY_MINUTES) * MINUTE_MS;
      // A day before and a day after: the clocks are changed at most once between them.
      const candidates = [wanted - DAY_MS, wanted + DAY_MS].map((near) => wanted - offsetAt(near));
      const fitting = candidates.filter((time) => time + offsetAt(time) === wanted);
      return fitting.length > 0 ? Math.min(...fitting) : Math.max(...candidates);
    },
  };
}

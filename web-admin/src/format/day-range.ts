import { addDays, noonOf } from '../schedule/days.ts';
import type { TimeFormat } from './time.ts';

/** Days of the calendar, `2026-11-24`, both inside. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

/** A browser gives the year digit by digit: 0002, 0020, 0202, 2026. */
const FIRST_DAY = '2000-01-01';
const DAY_MS = 86_400_000;

/** What two fields say, whichever of them stands first; null while one of them holds no day. */
export function dayRange(one: string, other: string): DayRange | null {
  if (!isDay(one) || !isDay(other)) return null;
  return one <= other ? { from: one, to: other } : { from: other, to: one };
}

/** At most so many days, the last ones. */
export function lastDaysOf({ from, to }: DayRange, most: number): DayRange {
  const first = addDays(to, 1 - most);
  return { from: from < first ? first : from, to };
}

/** The first millisecond of a day of the site. */
export function startOfDayOn(day: string, format: TimeFormat): number {
  const noon = noonOf(day);
  // Noon in UTC may be the day before or after where the site is.
  const starts = [0, -1, 1].map((days) => format.startOfDay(noon + days * DAY_MS));
  return starts.find((start) => format.dayKey(start) === day) ?? format.startOfDay(noon);
}

function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && text >= FIRST_DAY && !Number.isNaN(noonOf(text));
}

/** A day of the calendar, `2026-11-24`. Such texts sort by time. */
export type CivilDay = string;

const DAY_MS = 86_400_000;

/** null: no such day. */
export function civilDay(text: string): CivilDay | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(time) || dayOf(time) !== text ? null : text;
}

export function addDays(day: CivilDay, count: number): CivilDay {
  return dayOf(utcMidnight(day) + count * DAY_MS);
}

/** 0 is Sunday. */
export function weekdayOf(day: CivilDay): number {
  return new Date(utcMidnight(day)).getUTCDay();
}

export function makeDay(year: number, month: number, day: number): CivilDay {
  return dayOf(Date.UTC(year, month - 1, day));
}

/** Midnight of the day as if the place were UTC, ms: for counting only. */
function utcMidnight(day: CivilDay): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function dayOf(utc: number): CivilDay {
  return new Date(utc).toISOString().slice(0, 10);
}

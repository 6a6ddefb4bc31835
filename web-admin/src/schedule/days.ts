/** A day of the calendar, `2026-11-24`, and its neighbours. Days have no time zone; their names are made in UTC. */
const DAY_MS = 86_400_000;

/** A moment inside the day in UTC, for the names of timeFormat(language, 'UTC'). */
export const noonOf = (day: string): number => Date.parse(`${day}T12:00:00Z`);

export const addDays = (day: string, count: number): string =>
  new Date(noonOf(day) + count * DAY_MS).toISOString().slice(0, 10);

/** 0 is Sunday. */
export const weekdayOf = (day: string): number => new Date(noonOf(day)).getUTCDay();

/** A week of the office begins on Monday. */
export const mondayOf = (day: string): string => addDays(day, -((weekdayOf(day) + 6) % 7));

/** `08:30` → 510; null for what is no time. */
export function minuteOf(clock: string): number | null {
  const [, hours, minutes] = /^(\d{1,2}):([0-5]\d)$/.exec(clock) ?? [];
  const minute = Number(hours) * 60 + Number(minutes);
  return hours === undefined || minute > 1440 ? null : minute;
}

/** As people write it: 8:30, not 08:30. */
export const shortClock = (clock: string): string => clock.replace(/^0(\d)/, '$1');

import { modeBySchedule, nextEdge } from './edges.ts';
import type { Schedule, WeekHours } from './schedule.ts';
import type { SiteTime } from './site-time.ts';

/** A representative is away from one moment to another (wall clock, ms); `until` null: until somebody says so. */
export interface Absence {
  readonly representativeId: string;
  readonly from: number;
  readonly until: number | null;
  readonly note: string;
}

/** Whose own hours differ from those of the house; null: they are in when the house is. */
export interface OwnHours {
  readonly representativeId: string;
  readonly hours: WeekHours | null;
}

/** Who is away now, until when, and why (SPEC C3). */
export interface AwayNow {
  readonly representativeId: string;
  readonly until: number | null;
  readonly note: string;
}

/** What people wrote down, and the hours by the week; of several entries the one that lasts longest counts. */
export function awayNow(
  absences: readonly Absence[],
  people: readonly OwnHours[],
  now: number,
  time: SiteTime,
): AwayNow[] {
  return people.flatMap(({ representativeId, hours }) => {
    const written = absences
      .filter((one) => one.representativeId === representativeId && holds(one, now))
      .sort((one, other) => (other.until ?? Infinity) - (one.until ?? Infinity))[0];
    if (written !== undefined) {
      return [{ representativeId, until: written.until, note: written.note }];
    }
    const until = hours === null ? now : backAt(hours, now, time);
    return until === now ? [] : [{ representativeId, until, note: '' }];
  });
}

/** The next moment at which somebody comes or goes; null when nobody will. */
export function nextAwayChange(
  absences: readonly Absence[],
  people: readonly OwnHours[],
  now: number,
  time: SiteTime,
): number | null {
  const moments = [
    ...absences.flatMap(({ from, until }) => [from, until ?? 0]),
    ...people.flatMap(({ hours }) => (hours === null ? [] : [nextEdge(personal(hours), now, time)?.at ?? 0])),
  ].filter((at) => at > now);
  return moments.length === 0 ? null : Math.min(...moments);
}

function holds({ from, until }: Absence, now: number): boolean {
  return from <= now && (until === null || now < until);
}

/** `now` when the person is in; null when the hours have no sheet at all. */
function backAt(hours: WeekHours, now: number, time: SiteTime): number | null {
  const schedule = personal(hours);
  if (modeBySchedule(schedule, now, time) === 'present') return now;
  return nextEdge(schedule, now, time)?.at ?? null;
}

/** Public holidays are the house's: the board says those already. */
function personal(week: WeekHours): Schedule {
  return { on: true, week, holidays: 'open', special: [] };
}

import type { Mode } from '../calls/call.ts';
import { addDays, type CivilDay } from './civil-day.ts';
import { type DayReason, planOfDay, type Schedule } from './schedule.ts';
import type { SiteTime } from './site-time.ts';

/** A moment at which the schedule changes the mode, and what makes it do so. */
export interface Edge {
  /** Wall clock, ms. */
  readonly at: number;
  readonly mode: Mode;
  readonly reason: DayReason;
}

interface Stay {
  readonly from: number;
  to: number;
  /** The day on which it begins, and the one on which it ends. */
  readonly begins: DayReason;
  ends: DayReason;
}

/** Nothing changes for longer than this: then the schedule has no edges worth waiting for. */
const HORIZON_DAYS = 400;
/** So many days are looked at in one go. */
const STRIDE_DAYS = 3;

/** What the schedule says of a moment. */
export function modeBySchedule(schedule: Schedule, at: number, time: SiteTime): Mode {
  const { day } = time.localAt(at);
  return staysOf(schedule, day, 1, time).some(({ from, to }) => from <= at && at < to) ? 'present' : 'away';
}

/** The first edge after a moment; null when there is none within 400 days. */
export function nextEdge(schedule: Schedule, after: number, time: SiteTime): Edge | null {
  const { day } = time.localAt(after);
  for (let ahead = 0; ahead < HORIZON_DAYS; ahead += STRIDE_DAYS) {
    // One day more than is judged: what begins at its end may only go on from the day before.
    const edges = edgesOf(schedule, addDays(day, ahead), STRIDE_DAYS, time);
    const found = edges.find(({ at }) => at > after);
    if (found !== undefined) return found;
  }
  return null;
}

/** The last edge up to and including a moment, no further back than `since`. */
export function lastEdge(schedule: Schedule, since: number, upTo: number, time: SiteTime): Edge | null {
  const { day } = time.localAt(upTo);
  for (let back = 0; back < HORIZON_DAYS; back += STRIDE_DAYS) {
    const first = addDays(day, 1 - back - STRIDE_DAYS);
    const found = edgesOf(schedule, first, STRIDE_DAYS, time).findLast(({ at }) => at <= upTo);
    if (found !== undefined) return found.at > since ? found : null;
    if (time.timeAt(first, 0) <= since) return null;
  }
  return null;
}

/** The edges of `count` days, in order. */
function edgesOf(schedule: Schedule, first: CivilDay, count: number, time: SiteTime): Edge[] {
  const begin = time.timeAt(first, 0);
  const end = time.timeAt(addDays(first, count), 0);
  return staysOf(schedule, first, count, time)
    .flatMap((stay): Edge[] => [
      { at: stay.from, mode: 'present', reason: stay.begins },
      { at: stay.to, mode: 'away', reason: stay.ends },
    ])
    .filter(({ at }) => begin <= at && at < end);
}

/** When somebody is in, from the day before to the day after; sheets that touch or overlap are one stay. */
function staysOf(schedule: Schedule, first: CivilDay, count: number, time: SiteTime): Stay[] {
  const sheets: Stay[] = [];
  for (let at = -1; at <= count; at += 1) {
    const day = addDays(first, at);
    const { sheets: ofDay, reason } = planOfDay(schedule, day);
    for (const { from, to } of ofDay) {
      sheets.push({ from: time.timeAt(day, from), to: time.timeAt(day, to), begins: reason, ends: reason });
    }
  }
  const stays: Stay[] = [];
  for (const sheet of sheets.sort((one, other) => one.from - other.from)) {
    const last = stays.at(-1);
    if (last === undefined || sheet.from > last.to) {
      // An hour that the clocks leave out may take a whole sheet with it.
      if (sheet.to > sheet.from) stays.push({ ...sheet });
    } else if (sheet.to > last.to) {
      last.to = sheet.to;
      last.ends = sheet.ends;
    }
  }
  return stays;
}

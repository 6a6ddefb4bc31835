import type { Mode } from '../calls/call.ts';
import { type Edge, lastEdge, modeBySchedule, nextEdge } from './edges.ts';
import type { Schedule } from './schedule.ts';
import type { SiteTime } from './site-time.ts';

/** The mode that holds, since when (wall clock, ms), and whether a person set it. */
export interface HeldMode {
  readonly mode: Mode;
  readonly since: number;
  readonly byHand: boolean;
}

/**
 * The mode that the schedule sets now, or null when what holds stays: a press by hand wins until the next edge, also
 * over a restart. An edge that passed while the box was off is made up for.
 */
export function dueMode(schedule: Schedule, held: HeldMode, now: number, time: SiteTime): Mode | null {
  if (!schedule.on) return null;
  const mode = held.byHand
    ? (lastEdge(schedule, held.since, now, time)?.mode ?? held.mode)
    : modeBySchedule(schedule, now, time);
  return mode === held.mode ? null : mode;
}

/** The next edge at which the mode will be another one; null when the schedule is off or changes nothing. */
export function nextChange(schedule: Schedule, mode: Mode, now: number, time: SiteTime): Edge | null {
  if (!schedule.on) return null;
  const first = nextEdge(schedule, now, time);
  if (first === null || first.mode !== mode) return first;
  // By hand it is so already: the edge after that one turns it round.
  return nextEdge(schedule, first.at, time);
}

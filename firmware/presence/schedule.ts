import { type CivilDay, weekdayOf } from './civil-day.ts';
import { type Holiday, holidayOn } from './holidays.ts';
import type { Sheet } from './hours.ts';

/** The hours of the week; index 0 is Sunday. A day without sheets is away all day. */
export type WeekHours = readonly (readonly Sheet[])[];

/** When somebody is in (SPEC C2). */
export interface WeekPlan {
  /** Off: only buttons and screens change the mode. */
  readonly on: boolean;
  readonly week: WeekHours;
  /** `closed`: away on public holidays; `open`: they are days as any other. */
  readonly holidays: 'closed' | 'open';
}

/** Days that are not as the week says: New Year, stock-taking, an open Sunday. Both ends are inside. */
export interface SpecialDays {
  readonly from: CivilDay;
  readonly to: CivilDay;
  /** Empty: away all day. */
  readonly sheets: readonly Sheet[];
  readonly note: string;
}

export interface Schedule extends WeekPlan {
  readonly special: readonly SpecialDays[];
}

/** Why a day has its hours. */
export type DayReason =
  | { readonly type: 'week' }
  | { readonly type: 'holiday'; readonly holiday: Holiday }
  | { readonly type: 'special'; readonly note: string };

export interface DayPlan {
  readonly sheets: readonly Sheet[];
  readonly reason: DayReason;
}

/** One day: its own entry before the public holiday, the holiday before the week. Of two entries the later one counts. */
export function planOfDay(schedule: Schedule, day: CivilDay): DayPlan {
  const special = schedule.special.findLast(({ from, to }) => from <= day && day <= to);
  if (special !== undefined) {
    return { sheets: special.sheets, reason: { type: 'special', note: special.note } };
  }
  const holiday = schedule.holidays === 'closed' ? holidayOn(day) : null;
  if (holiday !== null) return { sheets: [], reason: { type: 'holiday', holiday } };
  return { sheets: schedule.week[weekdayOf(day)] ?? [], reason: { type: 'week' } };
}

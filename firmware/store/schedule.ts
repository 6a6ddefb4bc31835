import type { Knex } from 'knex';
import type { Sheet } from '../presence/hours.ts';
import type { Schedule, SpecialDays, WeekPlan } from '../presence/schedule.ts';
import type { Handle } from './connection.ts';
import { readSettings, writeSetting } from './setting-row.ts';

const WEEK = 'schedule-week';
const SPECIAL = 'schedule-special';

const WORKDAY: readonly Sheet[] = [{ from: 9 * 60, to: 18 * 60 }];

/** As the box leaves the factory: off; the hours are a proposal. */
export const DEFAULT_SCHEDULE: Schedule = {
  on: false,
  week: [[], WORKDAY, WORKDAY, WORKDAY, WORKDAY, WORKDAY, []],
  holidays: 'closed',
  special: [],
};

export async function getSchedule(db: Handle): Promise<Schedule> {
  const stored = await readSettings(db, [WEEK, SPECIAL]);
  const week = (stored.get(WEEK) as WeekPlan | undefined) ?? DEFAULT_SCHEDULE;
  const special = (stored.get(SPECIAL) as SpecialDays[] | undefined) ?? [];
  return { on: week.on, week: week.week, holidays: week.holidays, special };
}

export async function putWeekPlan(trx: Knex.Transaction, plan: WeekPlan, now: number): Promise<void> {
  await writeSetting(trx, WEEK, plan, now);
}

/** The whole list, in the order in which later entries count before earlier ones. */
export async function putSpecialDays(
  trx: Knex.Transaction,
  special: readonly SpecialDays[],
  now: number,
): Promise<void> {
  await writeSetting(trx, SPECIAL, special, now);
}

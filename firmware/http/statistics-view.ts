import { addDays, type CivilDay, weekdayOf } from '../presence/civil-day.ts';
import type { HourCount, RingCount } from '../store/call-statistics.ts';
import type { Statistics } from './contract/statistics.ts';

interface Count {
  calls: number;
  answered: number;
  missed: number;
}

const zero = (): Count => ({ calls: 0, answered: 0, missed: 0 });

/** Puts the counts of the store into the order of the page: every day and hour is there, also one without a call. */
export function timesOf(
  from: CivilDay,
  to: CivilDay,
  counts: readonly HourCount[],
): Pick<Statistics, 'total' | 'byHour' | 'byDay' | 'byWeekday'> {
  const total = { ...zero(), missedPresent: 0 };
  const byHour = Array.from({ length: 24 }, zero);
  const byWeekday = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
  const days = new Map<CivilDay, Count>();
  for (let day = from; day <= to; day = addDays(day, 1)) days.set(day, zero());
  for (const count of counts) {
    const { day } = count;
    add(total, count);
    total.missedPresent += count.missedPresent;
    const [hour, ofDay, hours] = [byHour[count.hour], days.get(day), byWeekday[weekdayOf(day)]];
    if (hour !== undefined) add(hour, count);
    if (ofDay !== undefined) add(ofDay, count);
    if (hours !== undefined) hours[count.hour] = (hours[count.hour] ?? 0) + count.calls;
  }
  const byDay = [...days].map(([day, count]) => ({ day, ...count }));
  return { total, byHour, byDay, byWeekday };
}

/** One group of calls: how many, and how long they rang. */
export interface RingGroup extends Count {
  readonly id: string | null;
  readonly ring: Statistics['ring'];
}

/** Groups in the order of their size. */
export function ringsOf(counts: readonly RingCount[]): RingGroup[] {
  return counts
    .map((count) => ({ id: count.id, ...sumOf(count), ring: ringOf([count]) }))
    .sort((one, other) => other.calls - one.calls);
}

/** The seconds within which half and nine in ten of the answered calls were answered. */
export function ringOf(counts: readonly RingCount[]): Statistics['ring'] {
  const rings = counts.flatMap(({ answeredAfter }) =>
    answeredAfter.flatMap((count, value) => (count === 0 ? [] : [{ value, count }])),
  );
  const [median, p90] = [quantile(rings, 0.5), quantile(rings, 0.9)];
  return median === null || p90 === null ? null : { median, p90 };
}

/** The smallest value that so large a share of the counted does not exceed; null where nothing was counted. */
export function quantile(values: readonly { value: number; count: number }[], share: number): number | null {
  const total = values.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return null;
  let seen = 0;
  const sorted = values.toSorted((one, other) => one.value - other.value);
  for (const { value, count } of sorted) {
    seen += count;
    if (seen >= share * total) return value;
  }
  return null;
}

function sumOf({ answeredAfter, missed }: RingCount): Count {
  const answered = answeredAfter.reduce((sum, count) => sum + count, 0);
  return { answered, missed, calls: answered + missed };
}

function add(to: Count, { calls, answered, missed }: Count): void {
  to.calls += calls;
  to.answered += answered;
  to.missed += missed;
}

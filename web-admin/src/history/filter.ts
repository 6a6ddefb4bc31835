import type { Query } from '../box/api.ts';
import { dayRange, startOfDayOn } from '../format/day-range.ts';
import type { TimeFormat } from '../format/time.ts';
import { addDays } from '../schedule/days.ts';

export const OUTCOMES = ['all', 'answered', 'missed'] as const;
export const PERIODS = ['1', '7', '30', 'range', 'all'] as const;

/** What is shown of the history, as it stands in the address. */
export interface Filter extends Readonly<Record<string, string>> {
  readonly outcome: (typeof OUTCOMES)[number];
  /** Days up to today, the days from `from` to `to`, or all. */
  readonly days: (typeof PERIODS)[number];
  readonly from: string;
  readonly to: string;
  readonly line: string;
  readonly q: string;
  readonly representative: string;
  readonly number: string;
  readonly customer: string;
}

/** Anything that is no filter of ours counts as not given. */
export function filterFrom(query: URLSearchParams): Filter {
  return {
    outcome: OUTCOMES.find((one) => one === query.get('outcome')) ?? 'all',
    days: PERIODS.find((one) => one === query.get('days')) ?? 'all',
    from: query.get('from') ?? '',
    to: query.get('to') ?? '',
    line: query.get('line') ?? '',
    q: query.get('q') ?? '',
    representative: query.get('representative') ?? '',
    number: query.get('number') ?? '',
    customer: query.get('customer') ?? '',
  };
}

const DAY_MS = 24 * 3_600_000;

/** The question to the box. Periods begin and end at midnight of the site, by the box's time `now`. */
export function queryOf(filter: Filter, now: number, format: TimeFormat): Query {
  const { outcome, line, q, representative, number, customer } = filter;
  return {
    outcome: outcome === 'all' ? undefined : outcome,
    ...boundsOf(filter, now, format),
    line,
    q: q.trim(),
    representative,
    number: number.trim(),
    customer,
  };
}

/** `to` is not inside. Days that are not whole yet do not restrict. */
function boundsOf({ days, from, to }: Filter, now: number, format: TimeFormat): Query {
  if (days === 'all') return {};
  if (days !== 'range') {
    return { from: format.startOfDay(format.startOfDay(now) - (Number(days) - 1) * DAY_MS) };
  }
  const range = dayRange(from, to);
  if (range === null) return {};
  return { from: startOfDayOn(range.from, format), to: startOfDayOn(addDays(range.to, 1), format) };
}

import type { Query } from '../box/api.ts';
import type { TimeFormat } from '../format/time.ts';

export const OUTCOMES = ['all', 'answered', 'missed'] as const;
export const PERIODS = ['1', '7', '30', 'all'] as const;

/** What is shown of the history, as it stands in the address. */
export interface Filter extends Readonly<Record<string, string>> {
  readonly outcome: (typeof OUTCOMES)[number];
  /** Days up to today, or all. */
  readonly days: (typeof PERIODS)[number];
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
    line: query.get('line') ?? '',
    q: query.get('q') ?? '',
    representative: query.get('representative') ?? '',
    number: query.get('number') ?? '',
    customer: query.get('customer') ?? '',
  };
}

const DAY_MS = 24 * 3_600_000;

/** The question to the box. Periods begin at midnight of the site, by the box's time `now`. */
export function queryOf(filter: Filter, now: number, format: TimeFormat): Query {
  const { outcome, days, line, q, representative, number, customer } = filter;
  const from =
    days === 'all' ? undefined : format.startOfDay(format.startOfDay(now) - (Number(days) - 1) * DAY_MS);
  return {
    outcome: outcome === 'all' ? undefined : outcome,
    from,
    line,
    q: q.trim(),
    representative,
    number: number.trim(),
    customer,
  };
}

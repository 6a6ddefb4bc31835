import type { Knex } from 'knex';
import { addDays, type CivilDay } from '../presence/civil-day.ts';
import type { SiteTime } from '../presence/site-time.ts';
import { type Stretch, stretchesOf } from '../presence/stretches.ts';
import { type DaySummary, LONGEST_RING, QUARTER_MS, type RingTuple, summariesOf } from './call-summary.ts';

/** Calls of one hour of one day, both by the office's clock. */
export interface HourCount {
  readonly day: CivilDay;
  readonly hour: number;
  readonly calls: number;
  readonly answered: number;
  readonly missed: number;
  /** Missed although somebody was in. */
  readonly missedPresent: number;
}

/** Calls of one line, or of one representative's customers; `id` null: of nobody's. */
export interface RingCount {
  readonly id: string | null;
  missed: number;
  /** How many were answered after 0, 1, 2, … seconds. */
  readonly answeredAfter: number[];
}

/** How many missed callers waited so many minutes until they were marked as done; null: not yet. */
export interface ReturnCount {
  readonly minutes: number | null;
  calls: number;
}

export interface CallCounts {
  /** An hour that the clock strikes twice may stand there twice. */
  readonly hours: readonly HourCount[];
  readonly lines: readonly RingCount[];
  readonly representatives: readonly RingCount[];
  readonly returns: readonly ReturnCount[];
}

export interface CountedRange {
  /** Both inside. */
  readonly first: CivilDay;
  readonly last: CivilDay;
  readonly time: SiteTime;
  /** Wall clock, ms. */
  readonly now: number;
}

/** So many days are read and added up in one go; between them whoever else wants the database or the processor has it. */
const DAYS_AT_ONCE = 31;
const HOUR_MS = 3_600_000;

/** Every ended call that began on one of the days, counted. It takes as long as there are days, not calls. */
export async function countCalls(db: Knex, { first, last, time, now }: CountedRange): Promise<CallCounts> {
  const sums = new Sums();
  for (let start = first; start <= last; start = addDays(start, DAYS_AT_ONCE)) {
    const days: OfficeDay[] = [];
    for (let day = start; day <= last && day < addDays(start, DAYS_AT_ONCE); day = addDays(day, 1)) {
      days.push(officeDay(day, time));
    }
    const summaries = await summariesOf(db, days, now);
    for (const [at, day] of days.entries()) sums.add(day, summaries[at]);
  }
  return sums;
}

interface OfficeDay {
  readonly day: CivilDay;
  readonly from: number;
  readonly to: number;
  readonly stretches: readonly Stretch[];
}

function officeDay(day: CivilDay, time: SiteTime): OfficeDay {
  const stretches = stretchesOf(day, day, time);
  return { day, from: stretches[0]?.from ?? 0, to: stretches.at(-1)?.to ?? 0, stretches };
}

class Sums implements CallCounts {
  readonly hours: HourCount[] = [];
  readonly #lines = new Map<string | null, RingCount>();
  readonly #representatives = new Map<string | null, RingCount>();
  readonly #returns = new Map<number | null, ReturnCount>();

  get lines(): RingCount[] {
    return [...this.#lines.values()];
  }

  get representatives(): RingCount[] {
    return [...this.#representatives.values()];
  }

  get returns(): ReturnCount[] {
    return [...this.#returns.values()];
  }

  add(office: OfficeDay, summary: DaySummary | undefined): void {
    if (summary === undefined) return;
    this.#addHours(office, summary);
    addRings(this.#lines, summary.lines);
    addRings(this.#representatives, summary.representatives);
    for (const [minutes, calls] of summary.returns) {
      const sum = this.#returns.get(minutes);
      if (sum === undefined) this.#returns.set(minutes, { minutes, calls });
      else sum.calls += calls;
    }
  }

  #addHours({ day, from, stretches }: OfficeDay, { quarters }: DaySummary): void {
    for (const [quarter, calls, answered, missed, missedPresent] of quarters) {
      const at = from + quarter * QUARTER_MS;
      const offset = stretches.find(({ to }) => at < to)?.offset ?? 0;
      const hour = Math.floor((at + offset) / HOUR_MS) % 24;
      this.hours.push({ day, hour, calls, answered, missed, missedPresent });
    }
  }
}

function addRings(sums: Map<string | null, RingCount>, groups: readonly RingTuple[]): void {
  for (const [id, missed, rings] of groups) {
    const sum = sums.get(id) ?? { id, missed: 0, answeredAfter: new Array(LONGEST_RING + 1).fill(0) };
    sums.set(id, sum);
    sum.missed += missed;
    for (const [seconds, answered] of rings)
      sum.answeredAfter[seconds] = (sum.answeredAfter[seconds] ?? 0) + answered;
  }
}

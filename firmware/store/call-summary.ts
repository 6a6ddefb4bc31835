import type { Knex } from 'knex';
import { NOT_REACHED } from './call-row.ts';
import type { Handle } from './connection.ts';

/** A day of the office, ms; `to` is not inside. */
export interface DaySpan {
  readonly from: number;
  readonly to: number;
}

/** The calls of one day, counted. Every list holds only what there was. */
export interface DaySummary {
  /** Quarters of an hour since the day began: every offset of a clock on a wall is whole in them. */
  readonly quarters: readonly (readonly [
    quarter: number,
    calls: number,
    answered: number,
    missed: number,
    missedPresent: number,
  ])[];
  readonly lines: readonly RingTuple[];
  readonly representatives: readonly RingTuple[];
  /** How many missed callers waited so many minutes until they were marked as done; null: not yet. */
  readonly returns: readonly (readonly [minutes: number | null, calls: number])[];
}

/** Calls of one line, or of one representative's customers; `rings`: how many were answered after so many seconds. */
export type RingTuple = readonly [
  id: string | null,
  missed: number,
  rings: readonly (readonly [seconds: number, answered: number])[],
];

export const QUARTER_MS = 900_000;

/** Nobody lets it ring for longer; what is longer counts as this. */
export const LONGEST_RING = 300;

/** No day of a clock on a wall is longer, also where the clocks are changed. */
const LONGEST_DAY_MS = 26 * 3_600_000;

const CALLS = `FROM call_record INDEXED BY call_record_statistics
  WHERE outcome IS NOT NULL AND started_at >= :from AND started_at < :to`;

const listOf = (columns: string, counted: string) =>
  `(SELECT json_group_array(json_array(${columns})) FROM (${counted}))`;

const SECONDS = `CASE WHEN outcome = 'answered'
  THEN min(max(0, answered_at - started_at) / 1000, ${LONGEST_RING}) END`;

/** The seconds of each group stand together: an id is written once a day and not once a second. */
const rings = (group: 'line' | 'representative_id') =>
  listOf(
    'id, missed, json(rings)',
    `SELECT id, sum(missed) AS missed,
       json_group_array(json_array(seconds, answered)) FILTER (WHERE seconds IS NOT NULL) AS rings
     FROM (SELECT ${group} AS id, ${SECONDS} AS seconds, sum(outcome = 'answered') AS answered,
       sum(outcome IN ${NOT_REACHED}) AS missed ${CALLS} GROUP BY 1, 2) GROUP BY 1`,
  );

const SUMMARY = `json_object(
  'quarters', ${listOf(
    'quarter, calls, answered, missed, missedPresent',
    // The driver hands a time over as a real number: the cast makes it a whole one, and the quotient too.
    `SELECT (started_at - CAST(:from AS INTEGER)) / ${QUARTER_MS} AS quarter, count(*) AS calls, sum(outcome = 'answered') AS answered,
       sum(outcome IN ${NOT_REACHED}) AS missed, sum(outcome IN ${NOT_REACHED} AND mode = 'present') AS missedPresent
     ${CALLS} GROUP BY 1`,
  )},
  'lines', ${rings('line')},
  'representatives', ${rings('representative_id')},
  'returns', ${listOf(
    'minutes, calls',
    `SELECT max(0, done_at - started_at) / 60000 AS minutes, count(*) AS calls
     ${CALLS} AND outcome IN ${NOT_REACHED} GROUP BY 1`,
  )})`;

/**
 * The summaries of the days, in their order. What was counted before is read; the rest is counted, each day for itself
 * so that a call waits for no more than a day, and kept where the day is over.
 *
 * @param now wall clock, ms
 */
export async function summariesOf(db: Knex, days: readonly DaySpan[], now: number): Promise<DaySummary[]> {
  const kept = await keptSummaries(db, days);
  for (const day of days) {
    if (kept.has(day.from)) continue;
    const counts = await db.transaction(async (trx) => {
      const fresh = await counted(trx, day);
      if (day.to <= now) await keep(trx, day, fresh);
      return fresh;
    });
    kept.set(day.from, counts);
  }
  return days.map(({ from }) => JSON.parse(kept.get(from) ?? 'null') as DaySummary);
}

async function keptSummaries(db: Handle, days: readonly DaySpan[]): Promise<Map<number, string>> {
  const rows: { day: number; counts: string }[] = await db.raw(
    `SELECT from_at AS day, counts FROM json_each(?) CROSS JOIN call_summary
     ON from_at = value ->> 0 AND to_at = value ->> 1`,
    [JSON.stringify(days.map(({ from, to }) => [from, to]))],
  );
  return new Map(rows.map(({ day, counts }) => [day, counts]));
}

/** Counted from the index, whatever is kept. */
async function counted(trx: Handle, { from, to }: DaySpan): Promise<string> {
  const [row]: { counts: string }[] = await trx.raw(`SELECT ${SUMMARY} AS counts`, { from, to });
  if (row === undefined) throw new Error('a day was counted and nothing came back');
  return row.counts;
}

/** Days that overlap it were days of another time zone. */
async function keep(trx: Knex.Transaction, { from, to }: DaySpan, counts: string): Promise<void> {
  await trx.raw('DELETE FROM call_summary WHERE from_at < ? AND from_at > ? AND to_at > ?', [
    to,
    from - LONGEST_DAY_MS,
    from,
  ]);
  await trx.raw('INSERT INTO call_summary (from_at, to_at, counts) VALUES (?, ?, ?)', [from, to, counts]);
}

import type { Stretch } from '../presence/stretches.ts';
import { NOT_REACHED } from './call-row.ts';
import type { Handle } from './connection.ts';

/** Calls of one hour of one day. `day`: days since 1970 by the office's clock. */
export interface HourCount {
  readonly day: number;
  readonly hour: number;
  readonly calls: number;
  readonly answered: number;
  readonly missed: number;
  /** Missed although somebody was in. */
  readonly missedPresent: number;
}

/** Calls of one line or representative (`id`) that were answered after so many seconds; null: not answered. */
export interface RingCount {
  readonly id: string | null;
  readonly seconds: number | null;
  readonly answered: number;
  readonly missed: number;
}

/** Nobody lets it ring for longer; what is longer counts as this. */
const LONGEST_RING = 300;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

export async function countByHour(db: Handle, { from, to, offset }: Stretch): Promise<HourCount[]> {
  return db.raw(
    `SELECT (started_at + ?) / ${DAY_MS} AS day, (started_at + ?) / ${HOUR_MS} % 24 AS hour, count(*) AS calls,
       sum(outcome = 'answered') AS answered, sum(outcome IN ${NOT_REACHED}) AS missed,
       sum(outcome IN ${NOT_REACHED} AND mode = 'present') AS missedPresent
     FROM call_record INDEXED BY call_record_statistics
     WHERE outcome IS NOT NULL AND started_at >= ? AND started_at < ? GROUP BY 1, 2`,
    [offset, offset, from, to],
  );
}

/**
 * @param group of the two only the line stands in the index; whose customer it was is read from the records, of which a
 *   range of statistics holds a bounded number
 */
export async function countByRing(
  db: Handle,
  group: 'line' | 'representative_id',
  from: number,
  to: number,
): Promise<RingCount[]> {
  return db.raw(
    `SELECT ${group} AS id,
       CASE WHEN outcome = 'answered' THEN min(max(0, answered_at - started_at) / 1000, ${LONGEST_RING}) END AS seconds,
       sum(outcome = 'answered') AS answered, sum(outcome IN ${NOT_REACHED}) AS missed
     FROM call_record INDEXED BY call_record_statistics
     WHERE outcome IS NOT NULL AND started_at >= ? AND started_at < ? GROUP BY 1, 2`,
    [from, to],
  );
}

/** How many minutes missed callers waited until they were marked as done, and how many were; null: not yet. */
export async function countReturns(
  db: Handle,
  from: number,
  to: number,
): Promise<{ minutes: number | null; calls: number }[]> {
  return db.raw(
    `SELECT max(0, done_at - started_at) / 60000 AS minutes, count(*) AS calls
     FROM call_record INDEXED BY call_record_not_reached
     WHERE outcome IN ${NOT_REACHED} AND started_at >= ? AND started_at < ? GROUP BY 1`,
    [from, to],
  );
}

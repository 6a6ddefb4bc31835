import type { Knex } from 'knex';
import { v7 } from 'uuid';
import { CLOCK_HOLD_MS } from '../mail/time-in-mail.ts';
import type { Handle } from './connection.ts';

/** A time in which the box did not know what time it was. */
export interface ClockRun {
  readonly id: string;
  /** Wall clock at monotonic 0 as the box assumed it, ms. */
  readonly base: number;
  /** Every time that was written in this run is as late or later (ms), and none before it is. */
  readonly beganAt: number;
  /** Number of the last event before it. */
  readonly afterOseq: number;
}

/** The run that goes on, for INSERT; NULL while the time is known. */
export const THIS_RUN = '(SELECT clock_run FROM box_identity)';

/**
 * When a mail may leave that is free at a time (an expression; NULL: it is not free): a box that does not know the
 * time waits a little for it.
 */
export const due = (free: string): string =>
  `max(${free}, coalesce((SELECT began_at + ${CLOCK_HOLD_MS} FROM clock_run WHERE id = ${THIS_RUN}), 0))`;

/**
 * The box does not know the time, and may learn it soon: what tells of times waits for that a little.
 *
 * @param now wall clock as the box assumes it, ms
 */
export async function isTimeAwaited(db: Handle, now: number): Promise<boolean> {
  const rows: unknown[] = await db.raw(
    `SELECT 1 FROM clock_run WHERE id = ${THIS_RUN} AND began_at + ${CLOCK_HOLD_MS} > ?`,
    [now],
  );
  return rows.length > 0;
}

export interface ClockPast {
  /** Newest time that this box wrote, ms; 0: none. */
  readonly newest: number;
  /** The run of an earlier process since the machine was switched on that is not settled. */
  readonly open: ClockRun | null;
  /** An earlier process since the machine was switched on learned the time. */
  readonly wasKnown: boolean;
}

/** @param boot the kernel's name of the time since the machine was switched on */
export async function clockPast(db: Handle, boot: string): Promise<ClockPast> {
  const [box]: { newest: number }[] = await db.raw('SELECT last_hlc AS newest FROM box_identity');
  const runs: (ClockRun & { correction: number | null })[] = await db.raw(
    'SELECT id, base, began_at AS beganAt, after_oseq AS afterOseq, correction FROM clock_run WHERE boot = ? ORDER BY began_at DESC',
    [boot],
  );
  const open = runs.find((run) => run.correction === null) ?? null;
  return { newest: box?.newest ?? 0, open, wasKnown: runs.some((run) => run.correction !== null) };
}

/** From now on what is written is marked. */
export async function beginClockRun(
  trx: Knex.Transaction,
  run: Pick<ClockRun, 'base' | 'beganAt'> & { readonly boot: string },
): Promise<void> {
  const id = v7({ msecs: run.beganAt });
  await trx.raw(
    `INSERT INTO clock_run (id, site_id, boot, base, began_at, after_oseq)
     SELECT ?, site_id, ?, ?, ?, last_oseq FROM box_identity`,
    [id, run.boot, run.base, run.beganAt],
  );
  await trx.raw('UPDATE box_identity SET clock_run = ?', [id]);
}

/** A new process in the same time since the machine was switched on. */
export async function resumeClockRun(db: Handle, { id }: ClockRun): Promise<void> {
  await db.raw('UPDATE box_identity SET clock_run = ? WHERE clock_run IS NOT ?', [id, id]);
}

/** The run that goes on; null while the time is known. */
export async function currentClockRun(db: Handle): Promise<ClockRun | null> {
  const [run]: ClockRun[] = await db.raw(
    `SELECT id, base, began_at AS beganAt, after_oseq AS afterOseq FROM clock_run WHERE id = ${THIS_RUN}`,
  );
  return run ?? null;
}

/** The time is known: nothing is marked any more. What earlier runs left behind keeps its mark. */
export async function endClockRun(db: Handle): Promise<void> {
  await db.raw('UPDATE box_identity SET clock_run = NULL WHERE clock_run IS NOT NULL');
}

/** The clock jumped: whoever waits for something, or is logged in, does so as long as before. */
export async function moveDeadlines(trx: Knex.Transaction, offset: number): Promise<void> {
  await trx.raw('UPDATE outbox SET next_attempt_at = next_attempt_at + ? WHERE next_attempt_at IS NOT NULL', [
    offset,
  ]);
  await trx.raw('UPDATE session SET seen_at = seen_at + ?, expires_at = expires_at + ?', [offset, offset]);
}

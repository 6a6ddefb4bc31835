import type { Knex } from 'knex';
import { v7 } from 'uuid';
import { THIS_RUN } from './clock-run.ts';

/** One change of state, as other boxes will hear of it. */
export interface NewEvent {
  /** What happened: `call`, `customer`, `setting`, … */
  readonly kind: string;
  /** Version of the body's shape. */
  readonly v: number;
  /** Key of the row that the event tells of. */
  readonly subject: string;
  readonly body: unknown;
}

export interface EventStamp {
  readonly origin: string;
  /** Number of the event at its box: 1, 2, 3, … without gaps. */
  readonly oseq: number;
  /** Hybrid logical clock: later changes have higher values, also when the wall clock jumped back. */
  readonly hlc: number;
}

/**
 * Appends one event in the transaction of the change that it tells of. Two statements.
 *
 * @param now wall clock, ms
 */
export async function appendEvent(
  trx: Knex.Transaction,
  event: NewEvent & { readonly now: number },
): Promise<EventStamp> {
  const stamp = await advance(trx, event.now, 1);
  await trx.raw(
    `INSERT INTO event (origin, oseq, id, hlc, kind, v, subject, body, made_at, clock_run)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ${THIS_RUN})`,
    [
      stamp.origin,
      stamp.oseq,
      v7({ msecs: event.now }),
      stamp.hlc,
      event.kind,
      event.v,
      event.subject,
      JSON.stringify(event.body),
      event.now,
    ],
  );
  return stamp;
}

/** Appends many events in two statements; for imports. */
export async function appendEvents(
  trx: Knex.Transaction,
  now: number,
  events: readonly NewEvent[],
): Promise<void> {
  if (events.length === 0) return;
  const last = await advance(trx, now, events.length);
  const before = { oseq: last.oseq - events.length, hlc: last.hlc - events.length };
  const rows = events.map((event, index) => [
    before.oseq + index + 1,
    v7({ msecs: now }),
    before.hlc + index + 1,
    event.kind,
    event.v,
    event.subject,
    JSON.stringify(event.body),
  ]);
  await trx.raw(
    `INSERT INTO event (origin, oseq, id, hlc, kind, v, subject, body, made_at, clock_run)
     SELECT ?, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, ?,
       ${THIS_RUN}
     FROM json_each(?)`,
    [last.origin, now, JSON.stringify(rows)],
  );
}

/** Appends some of the events that an import has prepared, in one statement; both ends inside, without gaps. */
export async function appendImported(
  trx: Knex.Transaction,
  now: number,
  importId: string,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<void> {
  const count = to - from + 1;
  const last = await advance(trx, now, count);
  const [seq, hlc] = [last.oseq - to, last.hlc - to];
  await trx.raw(
    `INSERT INTO event (origin, oseq, id, hlc, kind, v, subject, body, made_at, clock_run)
     SELECT ?, ? + seq, id, ? + seq, 'customer', 1, subject, body, ?, ${THIS_RUN} FROM import_event
     WHERE import_id = ? AND seq BETWEEN ? AND ?`,
    [last.origin, seq, hlc, now, importId, from, to],
  );
}

/** Takes the next `count` numbers. The row is locked by the transaction, so nobody else gets them. */
async function advance(trx: Knex.Transaction, now: number, count: number): Promise<EventStamp> {
  const [stamp]: EventStamp[] = await trx.raw(
    `UPDATE box_identity
     SET last_oseq = last_oseq + ?, last_hlc = max(last_hlc, ?) + ?
     RETURNING box_id AS origin, last_oseq AS oseq, last_hlc AS hlc`,
    [count, Math.trunc(now), count],
  );
  if (stamp === undefined) throw new Error('the box has no identity: the database was not opened properly');
  return stamp;
}

import type { Knex } from 'knex';
import { v7 } from 'uuid';
import type { Call } from '../calls/call.ts';
import { epochMs } from '../calls/ids.ts';
import { pageAudit, writeAudit } from './audit.ts';
import { loadOpenCalls, saveCall } from './calls.ts';
import type { Handle } from './connection.ts';
import { noteStates } from './outbox.ts';
import { noteAttempts, toldToStore } from './outbox-delivery.ts';

export interface Settling {
  /** Wall clock of the restore, ms. */
  readonly now: number;
  /** When the backup was made, ms. */
  readonly madeAt: number;
  /** The person knows that the mails that waited then were not sent since. */
  readonly sendWaiting: boolean;
}

export interface Settled {
  readonly boxId: string;
  /** Mails that a person has to decide on. */
  readonly parked: number;
  /** Mails that leave when the box starts. */
  readonly waiting: number;
  readonly closedCalls: number;
}

/**
 * Makes a database that comes from a backup fit to live again. Between the backup and now the box went on: it sent
 * mails that wait in the backup, ended calls that are open in it, and numbered events that it does not have.
 *
 * - It becomes a new origin of events: a number given twice to different events would tear several boxes apart.
 * - Waiting mails are parked: never lost, and never twice in the eyes of the receiver.
 * - Open calls are closed without a mail: nobody hears their end any more.
 * - The audit log says so: who looks at gaps in the records learns why they are there.
 */
export async function settleRestored(trx: Knex.Transaction, settling: Settling): Promise<Settled> {
  const boxId = v7({ msecs: settling.now });
  await trx.raw('UPDATE box_identity SET box_id = ?, last_oseq = 0', [boxId]);
  const open = await loadOpenCalls(trx);
  for (const call of open) await saveCall(trx, closedAt(call, settling.madeAt), settling.now);
  const mails = settling.sendWaiting ? await releaseAll(trx, settling.now) : await parkAll(trx, settling);
  const detail = { madeAt: new Date(settling.madeAt).toISOString() };
  await writeAudit(trx, { ...FROM_OUTSIDE, action: RESTORE, detail }, settling.now);
  return { boxId, ...mails, closedCalls: open.length };
}

const RESTORE = 'restore';
/** Somebody at the machine itself, with a command. */
const FROM_OUTSIDE = { actorType: 'machine', actorId: null, actorName: '', address: '', subject: null };

/** Wall clocks, ms: of the restore, and of the backup that was restored. */
export interface LastRestore {
  readonly at: number;
  readonly madeAt: number;
}

/** The last time that this database came from a backup; null: never. */
export async function lastRestore(db: Handle): Promise<LastRestore | null> {
  const { items } = await pageAudit(db, { action: RESTORE, limit: 1 });
  const [entry] = items;
  return entry === undefined ? null : { at: entry.at, madeAt: Date.parse(String(entry.detail['madeAt'])) };
}

function closedAt(call: Call, madeAt: number): Call {
  const outcome = call.answers.length > 0 ? 'answered' : 'unknown';
  const releasedAt = epochMs(Math.max(call.startedAt, call.answeredAt ?? 0, madeAt));
  return { ...call, phase: 'released', releasedAt, releasedBy: null, outcome };
}

const WAITING = "state IN ('held', 'approval', 'batched', 'queued', 'sending')";

async function parkAll(
  trx: Knex.Transaction,
  { now, madeAt }: Settling,
): Promise<Pick<Settled, 'parked' | 'waiting'>> {
  const told = toldToStore([{ code: 'restored', said: '', by: 'machine', madeAt }]);
  const rows: { key: string }[] = await trx.raw(
    `UPDATE outbox SET state = 'parked', next_attempt_at = NULL, claimed_at = NULL, finished_at = ?, last_reply = ?,
       last_faults = ?
     WHERE ${WAITING} RETURNING key`,
    [now, told.reply, told.faults],
  );
  const attempts = rows.map(({ key }) => ({ key, result: 'interrupted', ...told }) as const);
  await noteAttempts(trx, attempts, now);
  const states = rows.map(({ key }) => ({ key, state: 'parked' }) as const);
  await noteStates(trx, states, now);
  return { parked: rows.length, waiting: 0 };
}

async function releaseAll(trx: Knex.Transaction, now: number): Promise<Pick<Settled, 'parked' | 'waiting'>> {
  const rows: { key: string }[] = await trx.raw(
    `UPDATE outbox SET state = 'queued', next_attempt_at = ?, claimed_at = NULL,
       released_at = coalesce(released_at, ?)
     WHERE ${WAITING} RETURNING key`,
    [now, now],
  );
  const states = rows.map(({ key }) => ({ key, state: 'queued' }) as const);
  await noteStates(trx, states, now);
  return { parked: 0, waiting: rows.length };
}

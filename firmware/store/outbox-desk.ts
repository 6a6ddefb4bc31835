import type { Knex } from 'knex';
import type { MailFault } from '../mail-faults/mail-fault.ts';
import { storedFaults } from '../mail-faults/stored-faults.ts';
import type { Handle } from './connection.ts';
import { type MailState, noteState } from './outbox.ts';
import type { AttemptResult } from './outbox-delivery.ts';
import { type OutboxRow, ROW_COLUMNS, type StoredRow, toRow } from './outbox-row.ts';

/** A mail as a person looks at it, and what he does with it. */
export interface OutboxMail extends OutboxRow {
  readonly replyTo: string | null;
  readonly text: string;
  readonly messageId: string;
  /** The last hundred attempts, oldest first. */
  readonly tries: readonly Try[];
}

export interface Try {
  readonly at: number;
  readonly result: AttemptResult;
  readonly reply: string;
  readonly faults: readonly MailFault[];
}

const MOST_TRIES = 100;

export async function getMail(db: Handle, key: string): Promise<OutboxMail | null> {
  const columns = `${ROW_COLUMNS}, reply_to, text, message_id`;
  const [row]: WholeRow[] = await db.raw(`SELECT ${columns} FROM outbox WHERE key = ?`, [key]);
  if (row === undefined) return null;
  const tries: (Omit<Try, 'faults'> & { readonly faults: string | null })[] = await db.raw(
    `SELECT at, result, reply, faults FROM outbox_attempt WHERE outbox_key = ? ORDER BY at DESC, rowid DESC LIMIT ${MOST_TRIES}`,
    [key],
  );
  return {
    ...toRow(row),
    replyTo: row.reply_to,
    text: row.text,
    messageId: row.message_id,
    tries: tries.reverse().map((one) => ({ ...one, faults: storedFaults(one.faults) })),
  };
}

interface WholeRow extends StoredRow {
  readonly reply_to: string | null;
  readonly text: string;
  readonly message_id: string;
}

/**
 * A person sends a mail again that was parked, bounced or waits, now, to other addresses where given. What was given
 * up begins its list of waits anew, and is told of anew when it is refused once more.
 *
 * @returns null: no such mail; false: it is not waiting for anybody
 */
export async function retryMail(
  trx: Knex.Transaction,
  key: string,
  toAddresses: readonly string[] | null,
  now: number,
): Promise<boolean | null> {
  return change(trx, key, 'queued', now, {
    set: `state = 'queued', next_attempt_at = ?, finished_at = NULL, waits_since = NULL, to_addresses = coalesce(?, to_addresses),
      attempts = CASE state WHEN 'queued' THEN attempts ELSE 0 END, notice_key = NULL, is_untold = 0`,
    values: [now, toAddresses === null ? null : JSON.stringify(toAddresses)],
    from: "('parked', 'bounced', 'queued', 'dropped', 'approval', 'batched')",
  });
}

/** A person decided that this mail is not to be sent. It stays in the list as dropped. */
export async function dropMail(trx: Knex.Transaction, key: string, now: number): Promise<boolean | null> {
  return change(trx, key, 'dropped', now, {
    set: "state = 'dropped', next_attempt_at = NULL, waits_since = NULL, is_untold = 0, finished_at = ?",
    values: [now],
    from: "('parked', 'bounced', 'queued', 'held', 'approval', 'batched')",
  });
}

/**
 * "Send all now": nobody waits for the next attempt any longer.
 *
 * @param which `tried`: only those whose last attempt failed; domain left out: whatever domain they go to
 * @returns how many
 */
export async function hurryAll(
  db: Handle,
  now: number,
  { which = 'all', domain = null }: { which?: 'all' | 'tried'; domain?: string | null } = {},
): Promise<number> {
  const rows: unknown[] = await db.raw(
    `UPDATE outbox SET next_attempt_at = ?
     WHERE state = 'queued' AND next_attempt_at > ? AND (? IS NULL OR to_domain = ?)
       AND attempts >= ? RETURNING 1`,
    [now, now, domain, domain, which === 'tried' ? 1 : 0],
  );
  return rows.length;
}

async function change(
  trx: Knex.Transaction,
  key: string,
  state: MailState,
  now: number,
  update: {
    readonly set: string;
    readonly values: readonly (string | number | null)[];
    readonly from: string;
  },
): Promise<boolean | null> {
  const [done] = await trx.raw(
    `UPDATE outbox SET ${update.set} WHERE key = ? AND state IN ${update.from} RETURNING key`,
    [...update.values, key],
  );
  if (done !== undefined) {
    await noteState(trx, key, state, now);
    return true;
  }
  const [known] = await trx.raw('SELECT key FROM outbox WHERE key = ?', [key]);
  return known === undefined ? null : false;
}

import type { Handle, Transaction } from './connection.ts';
import { unindexCustomer } from './customer-search.ts';
import { appendEvent } from './event-log.ts';

/** So many calls are forgotten in one transaction: the telephone must not wait for the broom. */
export const FORGET_BATCH = 200;

/** Mails in these states are done with; others still have a way to go. */
const FINISHED = "('sent', 'dropped', 'joined')";

/**
 * Removes calls with their memos, mails and search entries, and empties the events that told of them. The events
 * themselves stay: their numbers have no gaps.
 */
export async function forgetCalls(trx: Transaction, keys: readonly string[], now: number): Promise<void> {
  const list = JSON.stringify(keys);
  const mails: { key: string }[] = await trx.raw(
    `SELECT key FROM outbox WHERE call_key IN (SELECT value FROM json_each(?))
     UNION SELECT digest_key FROM outbox
     WHERE digest_key IS NOT NULL AND call_key IN (SELECT value FROM json_each(?))
     UNION SELECT notice_key FROM outbox
     WHERE notice_key IS NOT NULL AND call_key IN (SELECT value FROM json_each(?))`,
    [list, list, list],
  );
  const letters = JSON.stringify(mails.map(({ key }) => key));
  await trx.raw('DELETE FROM outbox_attempt WHERE outbox_key IN (SELECT value FROM json_each(?))', [letters]);
  await trx.raw('DELETE FROM outbox WHERE key IN (SELECT value FROM json_each(?))', [letters]);
  await trx.raw(
    `DELETE FROM call_search WHERE rowid IN (SELECT search_row FROM call_record
       WHERE key IN (SELECT value FROM json_each(?)) AND search_row IS NOT NULL)`,
    [list],
  );
  await trx.raw('DELETE FROM number_fact WHERE first_call IN (SELECT value FROM json_each(?))', [list]);
  await trx.raw('DELETE FROM call_record WHERE key IN (SELECT value FROM json_each(?))', [list]);
  await emptyEvents(trx, 'mail', letters);
  await emptyEvents(trx, 'call', list);
  await emptyEvents(trx, 'call-memo', list);
  if (keys.length === 0) return;
  await appendEvent(trx, { now, kind: 'calls-forgotten', v: 1, subject: 'calls', body: { keys } });
}

/** Ended calls that began before a moment and whose mails are done with, the oldest first; at most a batch. */
export async function callsBefore(db: Handle, before: number): Promise<string[]> {
  const rows: { key: string }[] = await db.raw(
    `SELECT key FROM call_record
     WHERE started_at < ? AND released_at IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM outbox
         WHERE outbox.call_key = call_record.key AND outbox.state NOT IN ${FINISHED})
     ORDER BY started_at LIMIT ${FORGET_BATCH}`,
    [before],
  );
  return rows.map(({ key }) => key);
}

/** Keys of a customer's calls; at most a batch. */
export async function callsOfCustomer(db: Handle, id: string): Promise<string[]> {
  const rows: { key: string }[] = await db.raw(
    `SELECT key FROM call_record WHERE customer_id = ? LIMIT ${FORGET_BATCH}`,
    [id],
  );
  return rows.map(({ key }) => key);
}

/**
 * Takes everything that is known of a customer off the box, when his calls are forgotten already. What stays is a key
 * without content, so that other boxes hear of it.
 *
 * @returns false when there is no such customer; one who was removed is found as well
 */
export async function eraseCustomer(trx: Transaction, id: string, now: number): Promise<boolean> {
  const [customer]: { row: number }[] = await trx.raw('SELECT row FROM customer WHERE id = ?', [id]);
  if (customer === undefined) return false;
  await trx.raw(
    `DELETE FROM number_fact WHERE match_key IN (SELECT match_key FROM customer_number WHERE customer_id = ?)`,
    [id],
  );
  await trx.raw('DELETE FROM customer_number WHERE customer_id = ?', [id]);
  await unindexCustomer(trx, customer.row);
  await trx.raw(
    `UPDATE customer SET name = '', kana = '', sort_key = '', department = '', contact = '', address = '', fax = '',
       importance = NULL, representative_id = NULL, notes = '', tags = '[]', extra = '{}', last_contact_at = NULL,
       updated_at = ?, deleted_at = coalesce(deleted_at, ?)
     WHERE id = ?`,
    [now, now, id],
  );
  await dropCandidate(trx, id);
  await emptyEvents(trx, 'customer', JSON.stringify([id]));
  await appendEvent(trx, { now, kind: 'customer-erased', v: 1, subject: id, body: { id } });
  return true;
}

/** Where several customers had the caller's number, the record keeps all of them. */
async function dropCandidate(trx: Transaction, id: string): Promise<void> {
  const rows: { key: string; candidates: string }[] = await trx.raw(
    'SELECT key, candidates FROM call_record WHERE candidates IS NOT NULL AND instr(candidates, ?) > 0',
    [id],
  );
  for (const { key, candidates } of rows) {
    const others = (JSON.parse(candidates) as { id: string }[]).filter((one) => one.id !== id);
    await trx.raw('UPDATE call_record SET candidates = ? WHERE key = ?', [
      others.length === 0 ? null : JSON.stringify(others),
      key,
    ]);
    await emptyEvents(trx, 'call', JSON.stringify([key]));
  }
}

/** The kind stands in the statement itself: only so the index of that kind is used. */
async function emptyEvents(
  trx: Transaction,
  kind: 'call' | 'mail' | 'call-memo' | 'customer',
  subjects: string,
): Promise<void> {
  await trx.raw(
    `UPDATE event SET body = '{}' WHERE kind = '${kind}' AND subject IN (SELECT value FROM json_each(?))`,
    [subjects],
  );
}

import type { Knex } from 'knex';
import { callsOfSameCaller } from './call-returns.ts';
import { indexCalls } from './call-search.ts';
import { appendEvent, appendEvents } from './event-log.ts';

/**
 * What people at the desks add to a call record. Each returns false when there is no such call.
 */

/** @param by who wrote it */
export async function setMemo(
  trx: Knex.Transaction,
  key: string,
  memo: string,
  by: string | null,
  now: number,
): Promise<boolean> {
  if (!(await writeMemos(trx, [key], { memo, by }, now))) return false;
  await indexCalls(trx, [key]);
  return true;
}

/**
 * The absence memo that the box puts in (SPEC E3), into many calls at once; without the index of words, for which
 * more may come in the same transaction.
 */
export async function setAbsenceMemo(
  trx: Knex.Transaction,
  keys: readonly string[],
  memo: string,
  now: number,
): Promise<void> {
  if (keys.length > 0) await writeMemos(trx, keys, { memo, by: null }, now);
}

async function writeMemos(
  trx: Knex.Transaction,
  keys: readonly string[],
  { memo, by }: { readonly memo: string; readonly by: string | null },
  now: number,
): Promise<boolean> {
  const found: { key: string }[] = await trx.raw(
    `UPDATE call_record SET memo = ?, memo_by = ?, updated_at = ?
     WHERE key IN (SELECT value FROM json_each(?)) RETURNING key`,
    [memo, by, now, JSON.stringify(keys)],
  );
  await appendEvents(
    trx,
    now,
    found.map(({ key }) => ({ kind: 'call-memo', v: 1, subject: key, body: { key, memo, by } })),
  );
  return found.length > 0;
}

/** "I will call". @param by null gives the call back to everybody */
export async function setOwner(
  trx: Knex.Transaction,
  key: string,
  by: string | null,
  now: number,
): Promise<boolean> {
  const at = by === null ? null : now;
  const [found] = await trx.raw(
    'UPDATE call_record SET owner = ?, owned_at = ?, updated_at = ? WHERE key = ? RETURNING key',
    [by, at, now, key],
  );
  if (found === undefined) return false;
  await appendEvent(trx, { now, kind: 'call-owner', v: 1, subject: key, body: { key, by, at } });
  return true;
}

/** The caller needs no call any more: marks this call and his other open ones. Doing it twice changes nothing. */
export async function setDone(trx: Knex.Transaction, key: string, by: string, now: number): Promise<boolean> {
  const [call]: { done_at: number | null }[] = await trx.raw(
    'SELECT done_at FROM call_record WHERE key = ?',
    [key],
  );
  if (call === undefined) return false;
  if (call.done_at !== null) return true;
  const keys = await callsOfSameCaller(trx, key);
  await trx.raw(
    `UPDATE call_record SET done_at = ?, done_by = ?, done_with = ?, updated_at = ?
     WHERE key IN (SELECT value FROM json_each(?)) AND done_at IS NULL`,
    [now, by, key, now, JSON.stringify(keys)],
  );
  await appendEvent(trx, { now, kind: 'call-done', v: 1, subject: key, body: { keys, by, at: now } });
  return true;
}

/** Takes back what was marked as done together with this call. */
export async function undoDone(trx: Knex.Transaction, key: string, now: number): Promise<boolean> {
  const [call]: { done_with: string | null }[] = await trx.raw(
    'SELECT done_with FROM call_record WHERE key = ?',
    [key],
  );
  if (call === undefined) return false;
  if (call.done_with === null) return true;
  const rows: { key: string }[] = await trx.raw(
    `UPDATE call_record SET done_at = NULL, done_by = NULL, done_with = NULL, updated_at = ?
     WHERE done_with = ? RETURNING key`,
    [now, call.done_with],
  );
  const keys = rows.map((row) => row.key).sort();
  await appendEvent(trx, { now, kind: 'call-done', v: 1, subject: key, body: { keys, by: null, at: null } });
  return true;
}

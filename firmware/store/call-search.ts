import type { Knex } from 'knex';
import type { Caller, CustomerSnapshot } from '../calls/call.ts';
import { searchNumbers } from '../directory/numbers.ts';
import { documentOf } from '../directory/search-pairs.ts';

/** What of a call can be found by words. */
export interface SearchedCall {
  readonly started_at: number;
  readonly caller: string;
  readonly match_key: string | null;
  readonly customer: string | null;
  readonly memo: string;
}

/** Rows of the index are numbered by the time of the call, with so much room for calls of one millisecond. */
const ROOM = 1024;

/** Index rows at and after a moment begin with this one. */
export const searchRowAt = (time: number): number => Math.max(0, time) * ROOM;

/**
 * Puts a call that has ended into the index, again when its customer or memo changed. A live call is on the board, not
 * in the history: its words are written once, not at each ring.
 */
export async function indexCall(trx: Knex.Transaction, key: string): Promise<void> {
  const [call]: (SearchedCall & { search_row: number | null })[] = await trx.raw(
    `SELECT started_at, caller, match_key, customer, memo, search_row FROM call_record
     WHERE key = ? AND released_at IS NOT NULL`,
    [key],
  );
  if (call === undefined) return;
  if (call.search_row !== null) {
    await trx.raw('DELETE FROM call_search WHERE rowid = ?', [call.search_row]);
  }
  const first = searchRowAt(call.started_at);
  const [taken]: { last: number | null }[] = await trx.raw(
    'SELECT max(search_row) AS last FROM call_record WHERE search_row >= ? AND search_row < ? AND key <> ?',
    [first, first + ROOM, key],
  );
  const row = taken?.last == null ? first : taken.last + 1;
  await trx.raw('INSERT INTO call_search (rowid, pairs) VALUES (?, ?)', [row, documentOfCall(call)]);
  await trx.raw('UPDATE call_record SET search_row = ? WHERE key = ?', [row, key]);
}

/** The words of one call, for the index. */
export function documentOfCall(call: SearchedCall): string {
  const customer = JSON.parse(call.customer ?? 'null') as CustomerSnapshot | null;
  const caller = JSON.parse(call.caller) as Caller;
  const sentName = caller.type === 'number' ? (caller.name ?? '') : '';
  const { name = '', kana = '', department = '', contact = '' } = customer ?? {};
  return documentOf({
    texts: [name, kana, department, contact, sentName, call.memo],
    numbers: call.match_key === null ? [] : searchNumbers(call.match_key),
  });
}

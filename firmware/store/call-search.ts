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

interface IndexedCall extends SearchedCall {
  readonly key: string;
  readonly search_row: number | null;
}

/**
 * Puts the calls that have ended into the index, again when their customer or memo changed. A live call is on the
 * board, not in the history: its words are written once, not at each ring. A handful of statements, however many
 * calls they are.
 */
export async function indexCalls(trx: Knex.Transaction, keys: readonly string[]): Promise<void> {
  const calls: IndexedCall[] = await trx.raw(
    `SELECT key, started_at, caller, match_key, customer, memo, search_row FROM call_record
     WHERE key IN (SELECT value FROM json_each(?)) AND released_at IS NOT NULL ORDER BY started_at, key`,
    [JSON.stringify(keys)],
  );
  if (calls.length === 0) return;
  const old = calls.flatMap(({ search_row: row }) => (row === null ? [] : [row]));
  if (old.length > 0) {
    await trx.raw('DELETE FROM call_search WHERE rowid IN (SELECT value FROM json_each(?))', [
      JSON.stringify(old),
    ]);
  }
  const rows = await freeRows(trx, calls);
  // In the order of their rows: the index writes a part of its own each time that the order breaks.
  await trx.raw(
    'INSERT INTO call_search (rowid, pairs) SELECT value ->> 0, value ->> 1 FROM json_each(?) ORDER BY 1',
    [JSON.stringify(calls.map((call, at) => [rows[at], documentOfCall(call)]))],
  );
  await trx.raw(
    `UPDATE call_record SET search_row = one.value ->> 1 FROM json_each(?) AS one
     WHERE call_record.key = one.value ->> 0`,
    [JSON.stringify(calls.map(({ key }, at) => [key, rows[at]]))],
  );
}

/** A row of the index for each of these calls, which come in the order of their times. */
async function freeRows(trx: Knex.Transaction, calls: readonly IndexedCall[]): Promise<number[]> {
  const firsts = [...new Set(calls.map((call) => searchRowAt(call.started_at)))];
  const taken: { first: number; last: number | null }[] = await trx.raw(
    `SELECT one.value AS first, (SELECT max(search_row) FROM call_record
       WHERE search_row >= one.value AND search_row < one.value + ${ROOM}
         AND key NOT IN (SELECT value FROM json_each(?))) AS last
     FROM json_each(?) AS one`,
    [JSON.stringify(calls.map(({ key }) => key)), JSON.stringify(firsts)],
  );
  const free = new Map(taken.map(({ first, last }) => [first, last === null ? first : last + 1]));
  return calls.map((call) => {
    const first = searchRowAt(call.started_at);
    const row = free.get(first) ?? first;
    free.set(first, row + 1);
    return row;
  });
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

import { type CallRow, NOT_REACHED, type StoredCall, toStoredCall } from './call-row.ts';
import { searchRowAt } from './call-search.ts';
import type { Handle } from './connection.ts';
import { type Page, pageOf, readCursor, writeCursor } from './cursor.ts';
import { CALL_IS_OWN } from './own.ts';

/** Which calls of the history; what is left out does not restrict. */
export interface CallFilter {
  /** `missed`: every call after which somebody ought to call back. */
  readonly outcome?: 'all' | 'answered' | 'missed' | undefined;
  readonly line?: string | undefined;
  readonly customer?: string | undefined;
  /** Whose customer it was. */
  readonly representative?: string | undefined;
  /** Leaves out what a terminal limited to this representative may not see. */
  readonly seenBy?: string | undefined;
  /** The caller's number as a match key (directory/numbers.ts). */
  readonly matchKey?: string | undefined;
  /** Name, reading, number or memo as an FTS5 expression (directory/search-pairs.ts). */
  readonly words?: string | undefined;
  /** Start of the call, wall-clock ms; `from` is inside, `to` is not. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

export interface CallPageQuery extends CallFilter {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/**
 * History, the newest call first.
 *
 * @throws CursorError for a cursor of another list
 */
export async function pageCalls(db: Handle, query: CallPageQuery): Promise<Page<StoredCall>> {
  return query.words === undefined ? pageByTime(db, query) : pageByWords(db, query, query.words);
}

async function pageByTime(db: Handle, query: CallPageQuery): Promise<Page<StoredCall>> {
  const { where, values } = restriction(query);
  if (query.cursor !== undefined) {
    where.push('(started_at, key) < (?, ?)');
    values.push(...readCursor(query.cursor, ['number', 'string']));
  }
  const rows: CallRow[] = await db.raw(
    `SELECT * FROM call_record ${where.length === 0 ? '' : `WHERE ${where.join(' AND ')}`}
     ORDER BY started_at DESC, key DESC LIMIT ?`,
    [...values, query.limit + 1],
  );
  return pageOf(rows.map(toStoredCall), query.limit, (call) => [call.startedAt, call.key]);
}

/** So many matches are looked at for one page: a rare filter beside a common word must not hold the database up. */
const MOST_LOOKED_AT = 5_000;

/**
 * The rows of the index stand in the order of time: from its end so many as a page holds, without sorting them all. Where
 * another filter lets few of them through, a page may hold fewer than asked, even none, and still have a next.
 */
async function pageByWords(db: Handle, query: CallPageQuery, words: string): Promise<Page<StoredCall>> {
  const { where, values } = restriction(query);
  const [before = Number.MAX_SAFE_INTEGER] =
    query.cursor === undefined ? [] : readCursor(query.cursor, ['number']);
  const range = [words, searchRowAt(query.from ?? 0), before];
  const [reach]: { count: number; last: number | null }[] = await db.raw(
    `SELECT count(*) AS count, min(row) AS last FROM (
       SELECT rowid AS row FROM call_search WHERE pairs MATCH ? AND rowid >= ? AND rowid < ?
       ORDER BY rowid DESC LIMIT ${MOST_LOOKED_AT})`,
    range,
  );
  const last = reach?.last ?? 0;
  const rows: (CallRow & { search_row: number })[] = await db.raw(
    `SELECT call_record.* FROM call_search s CROSS JOIN call_record ON call_record.search_row = s.rowid
     WHERE ${['s.pairs MATCH ?', 's.rowid >= ?', 's.rowid < ?', ...where].join(' AND ')}
     ORDER BY s.rowid DESC LIMIT ?`,
    [words, last, before, ...values, query.limit + 1],
  );
  const page = pageOf(rows, query.limit, (row) => [row.search_row]);
  const isCut = page.next === null && reach?.count === MOST_LOOKED_AT;
  return { items: page.items.map(toStoredCall), next: isCut ? writeCursor([last]) : page.next };
}

function restriction(filter: CallFilter): { where: string[]; values: (string | number)[] } {
  const where: string[] = [];
  const values: (string | number)[] = [];
  if (filter.outcome === 'answered') where.push("outcome = 'answered'");
  if (filter.outcome === 'missed') where.push(`outcome IN ${NOT_REACHED}`);
  const given: [string, string | number | undefined][] = [
    ['line = ?', filter.line],
    ['customer_id = ?', filter.customer],
    ['representative_id = ?', filter.representative],
    [CALL_IS_OWN, filter.seenBy],
    ['match_key = ?', filter.matchKey],
    ['started_at >= ?', filter.from],
    ['started_at < ?', filter.to],
  ];
  for (const [condition, value] of given) {
    if (value === undefined) continue;
    where.push(condition);
    values.push(value);
  }
  return { where, values };
}

/** Whether the box has heard of any call yet. */
export async function hasCalls(db: Handle): Promise<boolean> {
  const rows: unknown[] = await db.raw('SELECT 1 FROM call_record LIMIT 1');
  return rows.length > 0;
}

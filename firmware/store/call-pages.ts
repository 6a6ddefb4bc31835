import { type CallRow, NOT_REACHED, type StoredCall, toStoredCall } from './call-row.ts';
import type { Handle } from './connection.ts';
import { type Page, pageOf, readCursor } from './cursor.ts';

/** Which calls of the history; what is left out does not restrict. */
export interface CallFilter {
  /** `missed`: every call after which somebody ought to call back. */
  readonly outcome?: 'all' | 'answered' | 'missed' | undefined;
  readonly line?: string | undefined;
  readonly customer?: string | undefined;
  /** The caller's number as a match key (directory/numbers.ts). */
  readonly matchKey?: string | undefined;
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

function restriction(filter: CallFilter): { where: string[]; values: (string | number)[] } {
  const where: string[] = [];
  const values: (string | number)[] = [];
  if (filter.outcome === 'answered') where.push("outcome = 'answered'");
  if (filter.outcome === 'missed') where.push(`outcome IN ${NOT_REACHED}`);
  const given: [string, string | number | undefined][] = [
    ['line = ?', filter.line],
    ['customer_id = ?', filter.customer],
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

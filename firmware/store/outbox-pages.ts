import type { Handle } from './connection.ts';
import { type Page, pageOf, readCursor } from './cursor.ts';
import type { MailState } from './outbox.ts';
import { type OutboxRow, ROW_COLUMNS, type StoredRow, toRow } from './outbox-row.ts';
import { MAIL_IS_OWN } from './own.ts';

/** What needs a person comes first, then what is under way, then what is done. Lower is earlier. */
const RANKS: Readonly<Record<MailState, number>> = {
  ...{ parked: 0, bounced: 0, approval: 1, held: 2, sending: 3, queued: 4, batched: 5 },
  ...{ sent: 6, joined: 6, dropped: 6 },
};

/** `person`: somebody has to do something; `waiting`: leaves by itself; `sent`: the server has it. */
export type MailGroup = 'person' | 'waiting' | 'sent';
const GROUPS: Readonly<Record<MailGroup, readonly MailState[]>> = {
  person: ['parked', 'bounced', 'approval'],
  waiting: ['held', 'sending', 'queued', 'batched'],
  sent: ['sent'],
};

export interface PageQuery {
  readonly state?: MailState | undefined;
  readonly group?: MailGroup | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
  /** Only mails about calls that a terminal limited to this representative may see; null: all. */
  readonly seenBy?: string | null;
}

type Value = string | number;
interface Statement {
  readonly sql: string;
  readonly values: readonly Value[];
}

/** @throws CursorError for a cursor of another list */
export async function pageOutbox(db: Handle, query: PageQuery): Promise<Page<OutboxRow>> {
  const statement = pageStatement(query);
  if (statement === null) return { items: [], next: null };
  const rows: (StoredRow & { rank: number })[] = await db.raw(statement.sql, [...statement.values]);
  const page = pageOf(rows, query.limit, (row) => [row.rank, -row.composed_at, row.key]);
  return { items: page.items.map(toRow), next: page.next };
}

/**
 * Of each state no more than a page is read, newest first, by the index of states: an outbox with a hundred thousand
 * mails that were sent costs as little as an empty one.
 *
 * @returns null: no state is asked for
 */
export function pageStatement(query: PageQuery): Statement | null {
  const parts = statesOf(query).flatMap((state) => stateStatement(state, query));
  if (parts.length === 0) return null;
  const columns = ROW_COLUMNS.replace('key', 'outbox.key').replace('composed_at', 'outbox.composed_at');
  const order = (table: string) => `${table}.rank, ${table}.composed_at DESC, ${table}.key`;
  return {
    sql: `SELECT ${columns}, page.rank AS rank FROM (
        SELECT * FROM (${parts.map(({ sql }) => sql).join(' UNION ALL ')}) AS found
        ORDER BY ${order('found')} LIMIT ?) AS page
      JOIN outbox ON outbox.key = page.key ORDER BY ${order('page')}`,
    values: [...parts.flatMap(({ values }) => values), query.limit + 1],
  };
}

function statesOf({ state, group }: PageQuery): readonly MailState[] {
  const states = group === undefined ? (Object.keys(RANKS) as MailState[]) : GROUPS[group];
  return states.filter((one) => state === undefined || one === state);
}

/** @returns nothing for a state that the pages before were full of */
function stateStatement(state: MailState, { limit, cursor, seenBy = null }: PageQuery): readonly Statement[] {
  const rank = RANKS[state];
  const bounds = cursor === undefined ? null : boundsOf(rank, cursor);
  if (bounds === 'passed') return [];
  const where = [
    'state = ?',
    ...(bounds === null ? [] : [bounds.sql]),
    ...(seenBy === null ? [] : [MAIL_IS_OWN]),
  ];
  return [
    {
      sql: `SELECT * FROM (SELECT key, ${rank} AS rank, composed_at FROM outbox
        WHERE ${where.join(' AND ')} ORDER BY composed_at DESC, key LIMIT ?)`,
      values: [state, ...(bounds?.values ?? []), ...(seenBy === null ? [] : [seenBy]), limit + 1],
    },
  ];
}

/** @returns null: nothing of this rank was shown yet */
function boundsOf(rank: number, cursor: string): Statement | 'passed' | null {
  const [atRank, minusTime, key] = readCursor(cursor, ['number', 'number', 'string']);
  if (rank < Number(atRank)) return 'passed';
  if (rank > Number(atRank)) return null;
  const time = -Number(minusTime);
  return {
    sql: 'composed_at <= ? AND (composed_at < ? OR key > ?)',
    values: [time, time, String(key)],
  };
}

export interface OutboxCounts {
  readonly held: number;
  readonly approval: number;
  readonly batched: number;
  readonly queued: number;
  readonly sending: number;
  /** Of the last seven days. */
  readonly sent: number;
  readonly parked: number;
  readonly bounced: number;
}

const WEEK_MS = 7 * 86_400_000;

/** Reads an index only, unless what is seen is limited. */
export async function countOutbox(
  db: Handle,
  now: number,
  seenBy: string | null = null,
): Promise<OutboxCounts> {
  const isSeen = seenBy === null ? '' : `AND ${MAIL_IS_OWN}`;
  const who = seenBy === null ? [] : [seenBy];
  const rows: { state: MailState; many: number }[] = await db.raw(
    `SELECT state, count(*) AS many FROM outbox
       WHERE state IN ('held', 'approval', 'batched', 'queued', 'sending', 'parked', 'bounced') ${isSeen}
       GROUP BY state
     UNION ALL SELECT 'sent', count(*) FROM outbox WHERE state = 'sent' AND composed_at > ? ${isSeen}`,
    [...who, now - WEEK_MS, ...who],
  );
  const many = (state: MailState) => rows.find((row) => row.state === state)?.many ?? 0;
  return {
    held: many('held'),
    approval: many('approval'),
    batched: many('batched'),
    queued: many('queued'),
    sending: many('sending'),
    sent: many('sent'),
    parked: many('parked'),
    bounced: many('bounced'),
  };
}

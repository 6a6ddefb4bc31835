import { IMPORTANCES } from '../calls/call.ts';
import { type CallRow, NOT_REACHED, type StoredCall, toStoredCall } from './call-row.ts';
import type { Handle } from './connection.ts';

/** A caller whom nobody has spoken to yet; all his missed calls are one item. */
export interface CallToReturn {
  /** The last of them. */
  readonly call: StoredCall;
  readonly times: number;
  /** When he tried first: he has been waiting since then. */
  readonly firstAt: number;
  /** Who said "I will call", be it for an earlier one of the calls. */
  readonly owner: string | null;
  readonly callKeys: readonly string[];
}

export interface CallsToReturn {
  readonly items: readonly CallToReturn[];
  /** Also those that the limit left out. */
  readonly total: number;
}

/** So many missed calls are looked at, the newest ones. An office that never marks anything must stay fast. */
const WINDOW = 1000;

/** No call lasts longer: an answer after `started_at` belongs to a call that began at most so much earlier. */
const LONGEST_CALL_MS = 12 * 3_600_000;

const reachedBy = (column: string) => `EXISTS (
    SELECT 1 FROM call_record a
    WHERE a.${column} = r.${column} AND a.started_at > r.started_at - ${LONGEST_CALL_MS}
      AND a.answered_at > r.started_at AND coalesce(a.outcome, 'answered') = 'answered')`;

/** Missed, not marked as done, not spoken to since, and somebody who can be called. */
const OPEN = `SELECT r.* FROM (
    SELECT * FROM call_record
    WHERE outcome IN ${NOT_REACHED} AND done_at IS NULL AND (match_key IS NOT NULL OR customer_id IS NOT NULL)
    ORDER BY started_at DESC LIMIT ${WINDOW}) r
  WHERE NOT ${reachedBy('match_key')} AND NOT ${reachedBy('customer_id')}
  ORDER BY r.started_at DESC, r.key DESC`;

/**
 * The calls to return: one item a caller, important ones first, among equals the one who has waited longest. A
 * caller who was reached since (he called again and somebody answered) is no longer in the list.
 */
export async function toReturn(db: Handle, limit: number): Promise<CallsToReturn> {
  const groups = await openGroups(db);
  const items = groups.map(itemOf).sort(byUrgency);
  return { items: items.slice(0, limit), total: items.length };
}

/** All open calls of the caller of this call, itself included. */
export async function callsOfSameCaller(db: Handle, key: string): Promise<string[]> {
  const groups = await openGroups(db);
  const own = groups.find((calls) => calls.some((call) => call.key === key));
  return own?.map((call) => call.key) ?? [key];
}

/** Newest first, both the groups and the calls in them. A caller is known by his number and by who he is. */
async function openGroups(db: Handle): Promise<StoredCall[][]> {
  const rows: CallRow[] = await db.raw(OPEN);
  const groups: StoredCall[][] = [];
  const byName = new Map<string, StoredCall[]>();
  for (const call of rows.map(toStoredCall)) {
    const names = [call.customer?.id, call.matchKey].filter((name) => name !== undefined && name !== null);
    const known = names.map((name) => byName.get(name)).find((group) => group !== undefined);
    const group = known ?? [];
    if (known === undefined) groups.push(group);
    group.push(call);
    for (const name of names) byName.set(name, group);
  }
  return groups;
}

function itemOf(calls: StoredCall[]): CallToReturn {
  const [call] = calls;
  if (call === undefined) throw new Error('a group of calls is never empty');
  return {
    call,
    times: calls.length,
    firstAt: Math.min(...calls.map((one) => one.startedAt)),
    owner: calls.find((one) => one.owner !== null)?.owner ?? null,
    callKeys: calls.map((one) => one.key),
  };
}

function byUrgency(a: CallToReturn, b: CallToReturn): number {
  return rank(a) - rank(b) || a.firstAt - b.firstAt || (a.call.key < b.call.key ? -1 : 1);
}

function rank({ call }: CallToReturn): number {
  const importance = call.customer?.importance ?? null;
  return importance === null ? IMPORTANCES.length : IMPORTANCES.indexOf(importance);
}

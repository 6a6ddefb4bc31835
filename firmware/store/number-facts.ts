import type { Knex } from 'knex';
import type { Handle } from './connection.ts';

/** Facts of one rule about one number. The list may be empty: the source knows nothing of this number. */
export interface StoredFacts {
  readonly rule: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  /** Wall clock, ms. For a book: when its edition was read. */
  readonly fetchedAt: number;
}

/** @param matchKey of directory/numbers.ts. @returns the facts of every rule that knows of it */
export async function factsOfNumber(db: Handle, matchKey: string): Promise<StoredFacts[]> {
  if (matchKey === '') return [];
  const rows: { rule: string; facts: string; fetchedAt: number }[] = await db.raw(
    `SELECT f.rule, f.facts, coalesce(b.read_at, f.fetched_at) AS fetchedAt
     FROM number_fact f LEFT JOIN book_edition b ON b.rule = f.rule
     WHERE f.match_key = ? ORDER BY f.rule`,
    [matchKey],
  );
  return rows.map(({ rule, facts, fetchedAt }) => ({ rule, facts: JSON.parse(facts), fetchedAt }));
}

/**
 * Keeps what a source answered while a call rang, unless the call has turned out to withhold its number meanwhile.
 *
 * @returns whether it was kept
 */
export async function keepFactsOfCall(
  trx: Knex.Transaction,
  call: string,
  { rule, matchKey, facts, now }: Kept,
): Promise<boolean> {
  const rows: unknown[] = await trx.raw(
    `INSERT INTO number_fact (rule, match_key, facts, first_call, fetched_at)
     SELECT ?, match_key, ?, key, ? FROM call_record WHERE key = ? AND match_key = ?
     ON CONFLICT (match_key, rule) DO UPDATE SET facts = excluded.facts, fetched_at = excluded.fetched_at
     RETURNING 1`,
    [rule, JSON.stringify(facts), now, call, matchKey],
  );
  return rows.length > 0;
}

interface Kept {
  readonly rule: string;
  readonly matchKey: string;
  readonly facts: StoredFacts['facts'];
  readonly now: number;
}

/** Renews what is known already; a number that was forgotten meanwhile stays forgotten. */
export async function renewFacts(db: Handle, { rule, matchKey, facts, now }: Kept): Promise<void> {
  await db.raw('UPDATE number_fact SET facts = ?, fetched_at = ? WHERE rule = ? AND match_key = ?', [
    JSON.stringify(facts),
    now,
    rule,
    matchKey,
  ]);
}

/** What was fetched because of this call goes: the network withholds its number after all. */
export async function forgetFactsOfCall(trx: Knex.Transaction, call: string): Promise<void> {
  await trx.raw('DELETE FROM number_fact WHERE first_call = ?', [call]);
}

/** Numbers with an old answer of this rule that called since `calledSince`, the oldest answer first. */
export async function numbersToRenew(
  db: Handle,
  rule: string,
  { olderThan, calledSince, limit }: { olderThan: number; calledSince: number; limit: number },
): Promise<string[]> {
  const rows: { matchKey: string }[] = await db.raw(
    `SELECT match_key AS matchKey FROM number_fact f WHERE rule = ? AND fetched_at < ?
       AND EXISTS (SELECT 1 FROM call_record c WHERE c.match_key = f.match_key AND c.started_at >= ?)
     ORDER BY fetched_at LIMIT ?`,
    [rule, olderThan, calledSince, limit],
  );
  return rows.map((row) => row.matchKey);
}

/** Answers older than this are of no use to anybody; a few hundred at a time. @returns how many went */
export async function dropOldFacts(db: Handle, rule: string, before: number, limit: number): Promise<number> {
  const rows: unknown[] = await db.raw(
    `DELETE FROM number_fact WHERE rule = ? AND match_key IN
       (SELECT match_key FROM number_fact WHERE rule = ? AND fetched_at < ? LIMIT ?) RETURNING 1`,
    [rule, rule, before, limit],
  );
  return rows.length;
}

/** Rules that the configuration names no more leave nothing behind. */
export async function keepOnlyRules(db: Handle, rules: readonly string[]): Promise<void> {
  for (const table of ['number_fact', 'book_edition']) {
    await db.raw(`DELETE FROM ${table} WHERE rule NOT IN (SELECT value FROM json_each(?))`, [
      JSON.stringify(rules),
    ]);
  }
}

import type { Knex } from 'knex';
import type { Handle } from './connection.ts';
import { appendImported } from './event-log.ts';

/**
 * Customers of an import that has not ended: they are in their tables, in small transactions that let the telephone
 * through, and deleted for everybody. At the end one row decides that all of them shall live, and small steps bring them
 * to life; or they go again. A hundred thousand in one transaction held up every call for some seconds.
 */
const BATCH = 500;

/** So many come to life in one transaction: a call waits for no more than this. */
const LIVING_AT_ONCE = 250;

/** All or nothing: from this row on every customer of the import lives or is about to, whatever happens to the box. */
export async function decideImport(db: Handle, importId: string, now: number): Promise<void> {
  await db.raw('INSERT INTO import_decided (import_id, decided_at) VALUES (?, ?)', [importId, now]);
}

/**
 * Brings the next customers of a decided import to life, with their events.
 *
 * @returns how many; 0: all of them live, and nothing is left of the import
 */
export async function enliven(trx: Knex.Transaction, importId: string, now: number): Promise<number> {
  const rows: { seq: number; id: string }[] = await trx.raw(
    `SELECT seq, subject AS id FROM import_event WHERE import_id = ? ORDER BY seq LIMIT ${LIVING_AT_ONCE}`,
    [importId],
  );
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined) {
    await trx.raw('DELETE FROM import_decided WHERE import_id = ?', [importId]);
    return 0;
  }
  await appendImported(trx, now, importId, { from: first.seq, to: last.seq });
  await trx.raw(
    `UPDATE customer SET deleted_at = NULL, import_id = NULL, updated_at = ?
     WHERE import_id = ? AND id IN (SELECT value FROM json_each(?))`,
    [now, importId, JSON.stringify(rows.map(({ id }) => id))],
  );
  await trx.raw('DELETE FROM import_event WHERE import_id = ? AND seq <= ?', [importId, last.seq]);
  return rows.length;
}

/** Imports that a stop or a power cut ended: those that go on, and those of which nothing may stay. */
export async function leftImports(db: Handle): Promise<{ decided: string[]; undecided: string[] }> {
  const rows: { id: string; isDecided: number }[] = await db.raw(
    `SELECT id, id IN (SELECT import_id FROM import_decided) AS isDecided FROM (
       SELECT import_id AS id FROM customer WHERE import_id IS NOT NULL
       UNION SELECT import_id FROM import_event UNION SELECT import_id FROM import_decided)`,
  );
  const idsOf = (isDecided: number) => rows.filter((row) => row.isDecided === isDecided).map(({ id }) => id);
  return { decided: idsOf(1), undecided: idsOf(0) };
}

/** Removes an import that was not decided: its customers and its prepared events. No trace stays. */
export async function clearImport(db: Knex, importId: string): Promise<void> {
  while (await db.transaction((trx) => removeBatch(trx, importId)));
  for (let left = true; left; ) {
    const gone: unknown[] = await db.raw(
      `DELETE FROM import_event WHERE import_id = ? AND seq IN
         (SELECT seq FROM import_event WHERE import_id = ? LIMIT ${BATCH}) RETURNING seq`,
      [importId, importId],
    );
    left = gone.length > 0;
  }
}

async function removeBatch(trx: Knex.Transaction, importId: string): Promise<boolean> {
  const rows: { row: number; id: string }[] = await trx.raw(
    `SELECT row, id FROM customer WHERE import_id = ? LIMIT ${BATCH}`,
    [importId],
  );
  if (rows.length === 0) return false;
  const list = (values: readonly unknown[]) => [JSON.stringify(values)];
  const inList = 'IN (SELECT value FROM json_each(?))';
  const ids = list(rows.map(({ id }) => id));
  const numbers = list(rows.map(({ row }) => row));
  await trx.raw(`DELETE FROM customer_number WHERE customer_id ${inList}`, ids);
  await trx.raw(`DELETE FROM customer_search WHERE rowid ${inList}`, numbers);
  await trx.raw(`DELETE FROM customer WHERE row ${inList}`, numbers);
  return true;
}

/** Which of these numbers customers have already: match key → name of one of them. */
export async function ownersOf(db: Handle, matchKeys: readonly string[]): Promise<Map<string, string>> {
  const rows: { matchKey: string; name: string }[] = await db.raw(
    `SELECT n.match_key AS matchKey, min(c.name) AS name
     FROM json_each(?) k CROSS JOIN customer_number n ON n.match_key = k.value AND n.kind = 'exact'
       AND n.deleted_at IS NULL
     JOIN customer c ON c.id = n.customer_id AND c.deleted_at IS NULL
     GROUP BY n.match_key`,
    [JSON.stringify(matchKeys)],
  );
  return new Map(rows.map((row) => [row.matchKey, row.name]));
}

/** How many customers of the import do not live yet. */
export async function stagedCount(db: Handle, importId: string): Promise<number> {
  const [row]: { first: number | null; last: number | null }[] = await db.raw(
    `SELECT (SELECT min(seq) FROM import_event WHERE import_id = ?) AS first,
       (SELECT max(seq) FROM import_event WHERE import_id = ?) AS last`,
    [importId, importId],
  );
  return row?.first == null || row.last === null ? 0 : row.last - row.first + 1;
}

import type { Knex } from 'knex';
import type { Handle } from './connection.ts';
import { appendImported } from './event-log.ts';

/**
 * Customers of an import that has not ended: they are in their tables, in small transactions that let the telephone
 * through, and deleted for everybody. At the end one transaction brings all of them to life, or they go again.
 */
const BATCH = 500;

/** All or nothing: every customer of the import exists from this transaction on, with its events. */
export async function commitImport(trx: Knex.Transaction, importId: string, now: number): Promise<void> {
  await appendImported(trx, now, importId);
  await trx.raw(
    'UPDATE customer SET deleted_at = NULL, import_id = NULL, updated_at = ? WHERE import_id = ?',
    [now, importId],
  );
}

/** Imports that a stop or a power cut left unfinished, or whose events are not yet cleared away. */
export async function leftImports(db: Handle): Promise<string[]> {
  const rows: { id: string }[] = await db.raw(
    `SELECT DISTINCT import_id AS id FROM customer WHERE import_id IS NOT NULL
     UNION SELECT DISTINCT import_id FROM import_event`,
  );
  return rows.map(({ id }) => id);
}

/** Removes what is left of an import: its customers if it was not committed, and its prepared events. No trace stays. */
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

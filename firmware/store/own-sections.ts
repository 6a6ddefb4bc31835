import { existsSync } from 'node:fs';
import { closed, opened, ran, rowsOf } from './bare-connection.ts';
import type { Handle, Transaction } from './connection.ts';

/** What was put, by name; the shapes are the caller's to check. */
export type StoredSections = ReadonlyMap<string, unknown>;

interface Row {
  readonly name: string;
  readonly value: string;
}

const SELECT = 'SELECT name, value FROM own_section';

export async function readSections(db: Handle): Promise<StoredSections> {
  return valuesOf(await db.raw(SELECT));
}

/** Puts a section, or takes it away with null. */
export async function putSection(trx: Transaction, name: string, value: unknown, now: number): Promise<void> {
  if (value === null) {
    await trx.raw('DELETE FROM own_section WHERE name = ?', [name]);
    return;
  }
  await trx.raw(
    `INSERT INTO own_section (name, value, changed_at) VALUES (?, ?, ?)
     ON CONFLICT (name) DO UPDATE SET value = excluded.value, changed_at = excluded.changed_at`,
    [name, JSON.stringify(value), now],
  );
}

/** A box may be writing for milliseconds. */
const BUSY_MS = 5000;

/**
 * Reads the sections of a box that may be running, for a command beside it. Nothing where there is no database yet, or one
 * that an older version wrote.
 *
 * @throws the driver's error when the database cannot be opened
 */
export async function sectionsIn(file: string): Promise<StoredSections> {
  if (!existsSync(file)) return new Map();
  const connection = await opened(file, 'existing');
  try {
    await ran(connection, `PRAGMA busy_timeout = ${BUSY_MS}`);
    const tables = await rowsOf(connection, "SELECT 1 FROM sqlite_master WHERE name = 'own_section'");
    return tables.length === 0 ? new Map() : valuesOf(await rowsOf<Row>(connection, SELECT));
  } finally {
    await closed(connection);
  }
}

function valuesOf(rows: readonly Row[]): StoredSections {
  return new Map(rows.map(({ name, value }) => [name, JSON.parse(value) as unknown]));
}

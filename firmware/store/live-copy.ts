import { closed, opened, ran, rowsOf } from './bare-connection.ts';

/** What a database says of itself. */
export interface DatabaseFacts {
  readonly boxId: string;
  readonly siteId: string;
  /** Names of the steps of its schema, in order. */
  readonly migrations: readonly string[];
}

/** A box writes for milliseconds at a time. */
const BUSY_MS = 10_000;

/**
 * Writes a consistent copy of a database while a box works on it. It takes a connection of its own: readers do not
 * hold up writers in a write-ahead log, while the box's one connection would be taken for as long as this lasts.
 *
 * @param from path of the database; it must exist
 * @param to path of the copy; it must not exist. What is left of it after an error is the caller's to remove
 * @throws the driver's error, with SQLite's `code`
 */
export async function copyLive(from: string, to: string): Promise<void> {
  const connection = await opened(from, 'existing');
  try {
    await ran(connection, `PRAGMA busy_timeout = ${BUSY_MS}`);
    await rowsOf(connection, 'VACUUM INTO ?', [to]);
  } finally {
    await closed(connection);
  }
}

/**
 * Looks through a whole database that nobody else has open.
 *
 * @returns the faults that SQLite finds in it, none when it is whole
 */
export async function faultsOf(file: string): Promise<readonly string[]> {
  const connection = await opened(file, 'existing');
  try {
    const rows = await rowsOf<{ integrity_check: string }>(connection, 'PRAGMA integrity_check(5)');
    return rows.map((row) => row.integrity_check).filter((text) => text !== 'ok');
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  } finally {
    await closed(connection);
  }
}

/** @throws when the file is no database of a box */
export async function factsOfDatabase(file: string): Promise<DatabaseFacts> {
  const connection = await opened(file, 'existing');
  try {
    const [identity] = await rowsOf<{ boxId: string; siteId: string }>(
      connection,
      'SELECT box_id AS boxId, site_id AS siteId FROM box_identity',
    );
    if (identity === undefined) throw new Error('the database belongs to no box');
    const steps = await rowsOf<{ name: string }>(connection, 'SELECT name FROM knex_migrations ORDER BY id');
    return { ...identity, migrations: steps.map((step) => step.name) };
  } finally {
    await closed(connection);
  }
}

/**
 * Puts everything of a database into its one file, so that it can be moved.
 *
 * @throws when it is damaged
 */
export async function foldLog(file: string): Promise<void> {
  const connection = await opened(file, 'existing');
  try {
    await rowsOf(connection, 'PRAGMA journal_mode = DELETE');
  } finally {
    await closed(connection);
  }
}

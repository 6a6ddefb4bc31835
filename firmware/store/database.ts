import type { Knex } from 'knex';
import { v7 } from 'uuid';
import type { Clock } from '../../hw/clock.ts';
import type { Log } from '../../hw/log.ts';
import { connect } from './connection.ts';
import { holdAlone } from './file-lock.ts';
import { MIGRATIONS } from './migrations/index.ts';
import type { Migration } from './migrations/migration.ts';
import { StoreError, storeError } from './store-error.ts';

export interface DatabaseOptions {
  /** Path of the SQLite file; it is made when it does not exist, its folder is not. */
  readonly file: string;
  readonly clock: Clock;
  readonly log: Log;
}

/** An open database whose schema is the present one. */
export interface Database {
  readonly knex: Knex;
  /** UUID of this box: the origin of its events. Made once, with the database. */
  readonly boxId: string;
  readonly siteId: string;
  /** Waits for what is running and closes the file. */
  close(): Promise<void>;
}

/**
 * Opens the database, makes it if there is none, and brings its schema up to date. Running it again changes
 * nothing.
 *
 * @throws StoreError `newer`: written by a later version; `corrupt`: damaged; `in-use`: by another
 *   box; `cannot-open`: folder, rights, disk. The file is left as it is in all of these cases.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const release = await holdAlone(options.file).catch((error: unknown) => {
    throw storeError(options.file, error);
  });
  const knex = connect(options.file, options.log);
  const close = async () => {
    await knex.destroy();
    await release();
  };
  try {
    await refuseNewer(knex, options.file);
    await migrate(knex);
    const identity = await identify(knex, options.clock.now());
    options.log.info({ file: options.file, box: identity.boxId }, 'database open');
    return { knex, ...identity, close };
  } catch (error) {
    await close();
    throw storeError(options.file, error);
  }
}

/** Only where there is something to do: knex takes its lock first, and that is a write at every start. */
async function migrate(knex: Knex): Promise<void> {
  if (await isUpToDate(knex)) return;
  const migrationSource: Knex.MigrationSource<Migration> = {
    getMigrations: async () => [...MIGRATIONS],
    getMigrationName: (migration) => migration.name,
    // Steps only go forward: the way back is the backup that was made before the update.
    getMigration: async (migration) => ({ up: migration.up, down: async () => {} }),
  };
  await knex.migrate.latest({ migrationSource });
}

async function isUpToDate(knex: Knex): Promise<boolean> {
  const done = await migrationsIn(knex);
  return MIGRATIONS.every(({ name }) => done.includes(name));
}

/** Names of the steps that this file has, in their order; none where there is no schema yet. */
async function migrationsIn(knex: Knex): Promise<string[]> {
  const tables: unknown[] = await knex.raw("SELECT 1 FROM sqlite_master WHERE name = 'knex_migrations'");
  if (tables.length === 0) return [];
  const rows: { name: string }[] = await knex.raw('SELECT name FROM knex_migrations ORDER BY id');
  return rows.map(({ name }) => name);
}

/** A later version has written to this file: its rows may mean what this version does not know. */
async function refuseNewer(knex: Knex, file: string): Promise<void> {
  const known = new Set(MIGRATIONS.map((migration) => migration.name));
  const unknown = (await migrationsIn(knex)).find((name) => !known.has(name));
  if (unknown === undefined) return;
  throw new StoreError(
    'newer',
    file,
    `The database ${file} was written by a newer version (it has "${unknown}"). ` +
      'Install that version again, or restore a backup of this one.',
  );
}

async function identify(knex: Knex, now: number): Promise<{ boxId: string; siteId: string }> {
  const select = 'SELECT box_id AS boxId, site_id AS siteId FROM box_identity';
  return knex.transaction(async (trx) => {
    const [known] = await trx.raw(select);
    if (known !== undefined) return known;
    const made = { boxId: v7({ msecs: now }), siteId: v7({ msecs: now }) };
    await trx.raw('INSERT INTO box_identity (box_id, site_id, last_hlc, last_oseq) VALUES (?, ?, 0, 0)', [
      made.boxId,
      made.siteId,
    ]);
    return made;
  });
}

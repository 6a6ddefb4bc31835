import { rm } from 'node:fs/promises';
import type { Clock } from '../../hw/clock.ts';
import type { Log } from '../../hw/log.ts';
import { ConfigError } from '../errors.ts';
import { openDatabase } from '../store/database.ts';
import { holdAlone } from '../store/file-lock.ts';
import { factsOfDatabase, faultsOf, foldLog } from '../store/live-copy.ts';
import { type Settled, settleRestored } from '../store/restored-box.ts';
import { StoreError } from '../store/store-error.ts';
import type { Manifest } from './manifest.ts';
import { NotAsPromised, readHead, unpack } from './package.ts';
import { putInPlace } from './put-in-place.ts';

export interface RestoreRequest {
  readonly backup: string;
  /** Path of the database that is replaced; it need not exist, its folder must. */
  readonly database: string;
  readonly sendWaiting: boolean;
  readonly clock: Clock;
  readonly log: Log;
}

export interface Restored extends Settled {
  readonly manifest: Manifest;
  /** Where the replaced database is now; null when there was none. */
  readonly replaced: string | null;
}

/**
 * Puts the database of a backup in place of the one of this box. Everything is checked and prepared beside it first;
 * the exchange itself is one renaming. Until then the old database is as it was.
 *
 * @throws ConfigError when the file is no good backup; StoreError `in-use` while a box runs, `newer` for a backup of
 *   a later version; what the file system throws
 */
export async function restore(request: RestoreRequest): Promise<Restored> {
  const { backup, database, clock } = request;
  const { manifest, start } = await head(backup);
  const release = await holdAlone(database);
  const staged = `${database}.restoring`;
  try {
    await clear(staged);
    await unpackChecked(backup, start, staged, manifest);
    const settled = await prepare(staged, manifest, request);
    const replaced = await putInPlace(staged, database, clock.now());
    return { ...settled, manifest, replaced };
  } finally {
    await clear(staged);
    await release();
  }
}

async function head(backup: string): Promise<{ readonly manifest: Manifest; readonly start: number }> {
  const read = await readHead(backup);
  if (read.type === 'manifest') return read;
  if (read.type === 'newer') {
    throw new ConfigError(`${backup} was made by the newer version ${read.version}`, {
      details: ['Install that version or a later one, and restore again. Nothing was changed.'],
    });
  }
  throw new ConfigError(`${backup} is not a backup of Rusuban`, { details: ['Nothing was changed.'] });
}

async function unpackChecked(
  backup: string,
  start: number,
  staged: string,
  manifest: Manifest,
): Promise<void> {
  try {
    await unpack(backup, start, staged, manifest);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!(error instanceof NotAsPromised) && !code.startsWith('Z_')) throw error;
    throw damaged(backup, [error instanceof Error ? error.message : code], error);
  }
  const faults = await faultsOf(staged);
  if (faults.length > 0) throw damaged(backup, faults);
  const { boxId } = await factsOfDatabase(staged).catch((error: unknown) => {
    throw damaged(backup, ['it holds no database of a box'], error);
  });
  if (boxId !== manifest.boxId) throw damaged(backup, ['it holds the database of another box']);
}

const damaged = (backup: string, details: readonly string[], cause?: unknown): ConfigError =>
  new ConfigError(`${backup} is damaged and was not restored`, {
    cause,
    details: [...details, 'Nothing was changed. Take another backup.'],
  });

/** Brings the schema up to date and settles what went on since; a failure here leaves the old database alone. */
async function prepare(staged: string, manifest: Manifest, request: RestoreRequest): Promise<Settled> {
  const { clock, log, sendWaiting } = request;
  const db = await openDatabase({ file: staged, clock, log }).catch((error: unknown) => {
    if (!(error instanceof StoreError && error.fault === 'newer')) throw error;
    throw new ConfigError(`${request.backup} was made by the newer version ${manifest.version}`, {
      cause: error,
      details: [
        `Its database has "${manifest.schema}". Install that version or a later one. Nothing was changed.`,
      ],
    });
  });
  try {
    return await db.knex.transaction((trx) =>
      settleRestored(trx, { now: clock.now(), madeAt: Date.parse(manifest.madeAt), sendWaiting }),
    );
  } finally {
    await db.close();
    await foldLog(staged);
  }
}

async function clear(staged: string): Promise<void> {
  for (const end of ['', '-wal', '-shm', '-journal', '.lock']) await rm(`${staged}${end}`, { force: true });
}

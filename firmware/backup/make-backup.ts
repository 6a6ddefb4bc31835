import { rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Clock } from '../../hw/clock.ts';
import { WireError } from '../errors.ts';
import { copyLive, factsOfDatabase } from '../store/live-copy.ts';
import { syncFolder } from './folder-sync.ts';
import type { Manifest } from './manifest.ts';
import { pack, weigh } from './package.ts';

export interface BackupRequest {
  /** Path of the database; a box may be running on it. */
  readonly database: string;
  /** Path of the backup. An existing file is replaced at the very end. */
  readonly to: string;
  /** Version of the product. */
  readonly version: string;
  readonly clock: Clock;
}

/** Ends of the names of what is not finished; left over only by a power cut. */
export const UNFINISHED = ['.partial', '.partial-db'] as const;

/**
 * Writes a backup of the whole database into one file, beside a running box. What stands under the name at any moment
 * is whole: the file gets its name when it is on the disk.
 *
 * @throws WireError when the database cannot be read or the copy cannot be written; nothing is left behind then
 */
export async function makeBackup({ database, to, version, clock }: BackupRequest): Promise<Manifest> {
  const [partial, copy] = UNFINISHED.map((end) => `${to}${end}`) as [string, string];
  const madeAt = new Date(clock.now()).toISOString();
  try {
    // A power cut may have left them.
    await removeAll(partial, copy);
    await copyLive(database, copy);
    const { boxId, siteId, migrations } = await factsOfDatabase(copy);
    const weight = await weigh(copy);
    const manifest: Manifest = {
      ...{ format: 1, version, schema: migrations.at(-1) ?? '', boxId, siteId, madeAt },
      ...weight,
    };
    await pack(copy, partial, manifest);
    await rename(partial, to);
    await syncFolder(dirname(to));
    return manifest;
  } catch (error) {
    throw new WireError(`the backup ${to} was not made: ${reasonOf(error)}`, { cause: error });
  } finally {
    await removeAll(partial, copy);
  }
}

const FULL = new Set(['ENOSPC', 'EDQUOT', 'SQLITE_FULL']);

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (FULL.has(code)) return 'there is no space left';
  return error instanceof Error ? error.message : String(error);
}

async function removeAll(...files: readonly string[]): Promise<void> {
  await Promise.allSettled(files.map((file) => rm(file, { force: true })));
}

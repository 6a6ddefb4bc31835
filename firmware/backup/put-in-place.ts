import { constants } from 'node:fs';
import { chown, copyFile, link, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { foldLog } from '../store/live-copy.ts';
import { syncFolder } from './folder-sync.ts';

/**
 * Puts a prepared database in place of the present one, which is kept beside under a dated name. Both are in one
 * folder. At every moment, also when the power goes, the name holds the old database or the new one, whole.
 *
 * @param now wall clock, ms, for the dated name
 * @returns path of what was replaced; null when there was nothing
 */
export async function putInPlace(staged: string, database: string, now: number): Promise<string | null> {
  await adopt(database, staged);
  await sync(staged);
  const replaced = `${database}.replaced-${new Date(now).toISOString().replaceAll(/[-:]|\.\d+/g, '')}`;
  const isKept = await keep(database, replaced);
  await rename(staged, database);
  await syncFolder(dirname(database));
  return isKept ? replaced : null;
}

async function keep(database: string, replaced: string): Promise<boolean> {
  // A log that belongs to the old database must never meet the new one. SQLite throws the log of a damaged database
  // away when it opens it, so a copy is made before.
  await copyIfThere(`${database}-wal`, `${replaced}-wal`);
  const isFolded = await foldLog(database).then(
    () => true,
    () => false,
  );
  const isKept = await linkOrCopy(database, replaced);
  if (isFolded) await rm(`${replaced}-wal`, { force: true });
  for (const end of ['-wal', '-shm']) await rm(`${database}${end}`, { force: true });
  return isKept;
}

/** @returns false when there is nothing */
async function linkOrCopy(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    // A file system without hard links.
    return await copyIfThere(from, to);
  }
}

async function copyIfThere(from: string, to: string): Promise<boolean> {
  try {
    await copyFile(from, to, constants.COPYFILE_EXCL);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
  await sync(to);
  return true;
}

/** Restored by root, the files belong to whoever owns the folder: the box does not run as root. */
async function adopt(database: string, staged: string): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = await stat(dirname(database));
  for (const file of [staged, `${database}.lock`]) await chown(file, uid, gid);
}

async function sync(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  await handle.sync().finally(() => handle.close());
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

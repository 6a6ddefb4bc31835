import { join } from 'node:path';
import type { ExecutionContext } from 'ava';
import { makeBackup } from '../../../firmware/backup/make-backup.ts';
import type { Manifest } from '../../../firmware/backup/manifest.ts';
import { type Restored, restore } from '../../../firmware/backup/restore.ts';
import { type Database, openDatabase } from '../../../firmware/store/database.ts';
import { silentLog } from '../../../hw/log.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { NOW, temporaryFolder } from '../store/temporary-box.ts';

/** When the backups of these tests are restored: two days after they were made. */
export const LATER = NOW + 2 * 86_400_000;

export interface BackupBox {
  readonly folder: string;
  /** The database of the box. */
  readonly file: string;
  readonly backup: string;
  open(): Promise<Database>;
  make(): Promise<Manifest>;
  restore(options?: { sendWaiting?: boolean; backup?: string }): Promise<Restored>;
}

/** A box in a folder of its own, and a place for its backup. */
export function backupBox(t: ExecutionContext): BackupBox {
  const folder = temporaryFolder(t);
  const [file, backup] = [join(folder, 'box.db'), join(folder, 'box.backup')];
  const clock = new FakeClock(NOW);
  return {
    folder,
    file,
    backup,
    open: () => openDatabase({ file, clock, log: silentLog }),
    make: () => makeBackup({ database: file, to: backup, version: '0.1.0', clock }),
    restore: ({ sendWaiting = false, backup: from = backup } = {}) =>
      restore({ backup: from, database: file, sendWaiting, clock: new FakeClock(LATER), log: silentLog }),
  };
}

import { readdir, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { KeptBackup } from '../http/contract/backup.ts';
import type { Backups } from '../http/services.ts';
import { mediaPoints, readMountTable } from './mount.ts';
import { type BackupState, NightlyBackup, type NightlyOptions } from './nightly.ts';
import { madeAt } from './rotation.ts';

export interface BackupRoomOptions extends Omit<NightlyOptions, 'config'> {
  /** null: no backups are made. */
  readonly config: NightlyOptions['config'] | null;
}

const NO_BACKUPS: BackupState = { phase: 'good', at: null };
/** As many as a page shows. */
const MOST_SHOWN = 20;
const MOST_PLACES = 20;

/** The backups of the box: made by the clock where a folder is set, and shown to who asks. */
export class BackupRoom implements Backups {
  readonly #options: BackupRoomOptions;
  readonly #nightly: NightlyBackup | null;

  constructor(options: BackupRoomOptions) {
    const { config } = options;
    this.#options = options;
    this.#nightly = config === null ? null : new NightlyBackup({ ...options, config });
  }

  async start(): Promise<void> {
    await this.#nightly?.start();
  }

  async stop(): Promise<void> {
    await this.#nightly?.stop();
  }

  /** How the last one fared, for who watches over the box. */
  get last(): BackupState {
    return this.#nightly?.state ?? NO_BACKUPS;
  }

  begin(): boolean {
    if (this.#nightly === null || this.#nightly.isRunning) return false;
    void this.#nightly.run();
    return true;
  }

  async state(): ReturnType<Backups['state']> {
    const folder = this.#options.config?.folder ?? null;
    const { last } = this;
    const kept = folder === null ? [] : await keptIn(folder);
    return {
      folder,
      isRunning: this.#nightly?.isRunning ?? false,
      failure: last.phase === 'failed' ? { why: last.why, words: last.words } : null,
      kept: kept?.slice(0, MOST_SHOWN) ?? null,
      count: kept?.length ?? 0,
      places: await this.#places(),
    };
  }

  async #places() {
    const mounts = await (this.#options.readMounts ?? readMountTable)().catch(() => '');
    const paths = mediaPoints(mounts).slice(0, MOST_PLACES);
    const found = paths.map(async (path) => {
      // A disk that does not answer is none to offer.
      const room = await statfs(path).catch(() => null);
      return room === null ? [] : [{ path, free: room.bavail * room.bsize }];
    });
    return (await Promise.all(found)).flat();
  }
}

/** The newest first; null where the folder cannot be read. A folder that is not made yet holds none. */
async function keptIn(folder: string): Promise<KeptBackup[] | null> {
  try {
    const names = (await readdir(folder)).filter((name) => madeAt(name) !== null);
    const newest = names.sort().reverse();
    const found = newest.map(async (name): Promise<KeptBackup[]> => {
      const file = await stat(join(folder, name)).catch(() => null);
      return file === null ? [] : [{ at: madeAt(name) ?? 0, bytes: file.size }];
    });
    return (await Promise.all(found)).flat();
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? [] : null;
  }
}

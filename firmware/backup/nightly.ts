import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../hw/clock.ts';
import type { Log } from '../../hw/log.ts';
import type { BackupConfig } from '../config/care-config.ts';
import { byCron, type Schedule } from '../schedule.ts';
import { makeBackup, UNFINISHED } from './make-backup.ts';
import { isMountPoint, readMountTable } from './mount.ts';
import { expired, leftovers, nightlyName } from './rotation.ts';

/** How the backups stand. `at`: wall clock, ms, of the last whole one since the start; null: none yet. */
export type BackupState =
  | { readonly phase: 'good'; readonly at: number | null }
  | {
      readonly phase: 'failed';
      readonly at: number | null;
      readonly why: 'not-mounted' | 'not-written';
      /** Of the system; '' where `why` says it all. */
      readonly words: string;
    };

export interface NightlyOptions {
  readonly config: BackupConfig;
  readonly timezone: string;
  readonly database: string;
  readonly version: string;
  readonly clock: Clock;
  readonly log: Log;
  /** In place of the kernel's list of mounts. */
  readonly readMounts?: () => Promise<string>;
}

/** Backups by the clock into a folder, where the oldest make room. A failure is a state, never an exception. */
export class NightlyBackup {
  readonly #options: NightlyOptions;
  #state: BackupState = { phase: 'good', at: null };
  #schedule: Schedule | null = null;
  #running: Promise<void> = Promise.resolve();
  #isRunning = false;

  constructor(options: NightlyOptions) {
    this.#options = options;
  }

  /** Looks for the stick at once: nobody should learn of its absence by a night without a backup. */
  async start(): Promise<void> {
    const { config, timezone, clock, log } = this.#options;
    if (!(await this.#isMounted())) this.#failed('not-mounted');
    this.#schedule = byCron(config.cron, timezone, () => this.run(), { clock, log });
  }

  /** Waits for a backup that is being made: a stick must not be pulled from a half-written file system. */
  async stop(): Promise<void> {
    this.#schedule?.stop();
    await this.#running;
  }

  get state(): BackupState {
    return this.#state;
  }

  get isRunning(): boolean {
    return this.#isRunning;
  }

  /** Makes a backup now. Never rejects. */
  run(): Promise<void> {
    this.#running = this.#running.then(() => this.#make());
    return this.#running;
  }

  async #make(): Promise<void> {
    const { config, database, version, clock, log } = this.#options;
    this.#isRunning = true;
    try {
      if (!(await this.#isMounted())) return this.#failed('not-mounted');
      await mkdir(config.folder, { recursive: true });
      const name = nightlyName(clock.now());
      await this.#remove(leftovers(await readdir(config.folder), UNFINISHED));
      const { bytes } = await makeBackup({ database, to: join(config.folder, name), version, clock });
      this.#state = { phase: 'good', at: clock.now() };
      log.info({ name, bytes }, 'backup made');
      await this.#remove(expired(await readdir(config.folder), name, config.keep));
    } catch (error) {
      this.#failed('not-written', error);
    } finally {
      this.#isRunning = false;
    }
  }

  async #remove(names: readonly string[]): Promise<void> {
    for (const name of names) await rm(join(this.#options.config.folder, name), { force: true });
  }

  async #isMounted(): Promise<boolean> {
    const { config, readMounts } = this.#options;
    if (config.requireMount === null) return true;
    return isMountPoint(await (readMounts ?? readMountTable)().catch(() => ''), config.requireMount);
  }

  #failed(why: 'not-mounted' | 'not-written', error?: unknown): void {
    const words = error instanceof Error ? error.message : '';
    this.#state = { phase: 'failed', at: this.#state.at, why, words };
    this.#options.log.error({ err: error, folder: this.#options.config.folder, why }, 'no backup was made');
  }
}

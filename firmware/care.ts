import type { Clock } from '../hw/clock.ts';
import type { Log } from '../hw/log.ts';
import { isTimeKnown, kernelTimeReader } from '../hw/system/kernel-time.ts';
import { type BackupState, NightlyBackup } from './backup/nightly.ts';
import type { Config } from './config/config.ts';
import { databaseIn } from './database-file.ts';
import { HealthRoom, type HealthRoomOptions } from './health-room.ts';

export interface CareOptions
  extends Pick<
    HealthRoomOptions,
    'db' | 'letterhead' | 'unsaved' | 'links' | 'screens' | 'onChange' | 'onMail'
  > {
  readonly config: Config;
  readonly dataDir: string;
  readonly version?: string;
  /** A demo stands on a desk, where nobody minds what keeps the clock right. */
  readonly isDemo?: boolean;
  readonly isClockSet?: () => boolean;
  readonly clock: Clock;
  readonly log: Log;
}

const NO_BACKUPS: BackupState = { phase: 'good', at: null };

/** What the box does for its own safety: it watches itself and makes backups. */
export class CareRoom {
  readonly health: HealthRoom;
  /** Whether the machine knows the time. */
  readonly isClockSet: () => boolean;
  readonly #backup: NightlyBackup | null;

  constructor(options: CareOptions) {
    const { config, dataDir, clock, log, version = 'unknown', isDemo = false } = options;
    const file = databaseIn(dataDir);
    this.#backup =
      config.backup === null
        ? null
        : new NightlyBackup({
            config: config.backup,
            timezone: config.site.timezone,
            database: file,
            ...{ version, clock, log },
          });
    const kernelTime = kernelTimeReader();
    this.isClockSet = options.isClockSet ?? (() => isDemo || isTimeKnown(kernelTime(), clock.now()));
    this.health = new HealthRoom({
      ...options,
      ...{ config: config.health, file, version },
      backup: () => this.#backup?.state ?? NO_BACKUPS,
      isClockSet: this.isClockSet,
    });
  }

  async start(): Promise<void> {
    await this.#backup?.start();
    await this.health.start();
  }

  async stop(): Promise<void> {
    await this.#backup?.stop();
    await this.health.stop();
  }
}

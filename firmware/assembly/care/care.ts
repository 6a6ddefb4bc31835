import type { Log } from '../../../hw/log.ts';
import { BackupRoom } from '../../backup/backup-room.ts';
import type { BoxClock } from '../../clock/box-clock.ts';
import type { Config } from '../../config/config.ts';
import { databaseIn } from '../../database-file.ts';
import { BounceRoom } from '../post/bounce-room.ts';
import { HealthRoom, type HealthRoomOptions } from './health-room.ts';
import { TidyRoom } from './tidy.ts';

export interface CareOptions
  extends Pick<
    HealthRoomOptions,
    'db' | 'letterhead' | 'unsaved' | 'links' | 'screens' | 'onChange' | 'onMail'
  > {
  readonly config: Config;
  readonly dataDir: string;
  readonly version?: string;
  readonly clock: BoxClock;
  readonly log: Log;
  /** Calls were removed that are kept no longer. */
  readonly onForgotten: () => void;
}

/** What the box does by itself: it watches itself, looks for returned mails, makes backups, and forgets what is kept no longer. */
export class CareRoom {
  readonly health: HealthRoom;
  readonly backups: BackupRoom;
  readonly #tidy: TidyRoom;
  readonly #bounces: BounceRoom | null;

  constructor(options: CareOptions) {
    const { config, dataDir, clock, log, version = 'unknown' } = options;
    const file = databaseIn(dataDir);
    this.backups = new BackupRoom({
      ...{ config: config.backup, timezone: config.site.timezone, database: file },
      ...{ version, clock, log },
    });
    this.#tidy = new TidyRoom({
      ...{ db: options.db, clock, log, timezone: config.site.timezone },
      isClockSet: () => clock.isKnown,
      onChange: options.onForgotten,
    });
    this.#bounces = config.bounces === null ? null : new BounceRoom(options, config.bounces);
    this.health = new HealthRoom({
      ...options,
      ...{ config: config.health, file, version },
      backup: () => this.backups.last,
      bounces: this.#bounces?.watch ?? null,
      isClockSet: () => clock.isKnown,
    });
  }

  async start(): Promise<void> {
    await this.backups.start();
    await this.health.start();
    this.#tidy.start();
    this.#bounces?.start();
  }

  async stop(): Promise<void> {
    await this.#bounces?.stop();
    this.#tidy.stop();
    await this.backups.stop();
    await this.health.stop();
  }
}

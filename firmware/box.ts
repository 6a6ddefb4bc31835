import type { BoxOptions, Started } from './box-options.ts';
import { databaseIn } from './database-file.ts';
import { keepTime } from './keep-time.ts';
import { Rooms } from './rooms.ts';
import { openDatabase } from './store/database.ts';

/** The whole box. Nothing is opened before start(). */
export class Box {
  readonly #options: BoxOptions;
  #rooms: Rooms | null = null;

  constructor(options: BoxOptions) {
    this.#options = options;
  }

  /** @throws StoreError, or ConfigError when the port is taken */
  async start(): Promise<Started> {
    const { dataDir, clock, log, config, machineTime = null, isDemo = false } = this.#options;
    const db = await openDatabase({ file: databaseIn(dataDir), clock, log });
    const { timezone: timeZone, trustClock } = config.site;
    // A demo stands on a desk, where nobody minds what keeps the clock right.
    const isTrusted = isDemo || trustClock;
    const boxClock = await keepTime({ db, clock, log, timeZone, machine: machineTime, isTrusted });
    this.#rooms = new Rooms({ ...this.#options, clock: boxClock }, db);
    return this.#rooms.start();
  }

  async stop(): Promise<void> {
    await this.#rooms?.stop();
    this.#rooms = null;
  }
}

/** @returns a box that is not started yet */
export function createBox(options: BoxOptions): Box {
  return new Box(options);
}

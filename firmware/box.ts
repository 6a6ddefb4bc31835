import { fileURLToPath } from 'node:url';
import type { BoxOptions, Started } from './assembly/box-options.ts';
import { Rooms } from './assembly/rooms.ts';
import { keepTime } from './assembly/time/keep-time.ts';
import type { Config } from './config/config.ts';
import type { OwnSections } from './config/layers.ts';
import { databaseIn } from './database-file.ts';
import { ownSectionsOf } from './own-settings/own-sections.ts';
import { type Database, openDatabase } from './store/database.ts';
import { hurryAll } from './store/outbox-desk.ts';
import { readSections } from './store/own-sections.ts';

/** Built beside the program, in a checkout as in the package. */
const PAGE_FOLDER = fileURLToPath(new URL('../web-admin/dist', import.meta.url));

/** The whole box. Nothing is opened before start(). */
export class Box {
  readonly #options: BoxOptions;
  #rooms: Rooms | null = null;
  /** The address stays when the rooms are started again, also where any free port was taken. */
  #port: number | null = null;
  #isStopped = false;
  /** Until the last restart is over. */
  #restarting: Promise<void> | null = null;

  constructor(options: BoxOptions) {
    this.#options = options;
  }

  /** @throws StoreError, or ConfigError when the port is taken */
  start(): Promise<Started> {
    return this.#open(false);
  }

  /** Begins before it returns, where no restart is under way: an exit of the process waits for nothing. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    if (this.#restarting !== null) await this.#restarting;
    await this.#close();
  }

  /** @param isAgain what waits in the outbox is tried at once: the mail server may be another one */
  async #open(isAgain: boolean): Promise<Started> {
    const { dataDir, clock, log } = this.#options;
    const db = await openDatabase({ file: databaseIn(dataDir), clock, log });
    if (isAgain) await hurryAll(db.knex, clock.now());
    this.#rooms = await this.#furnish(db);
    const started = await this.#rooms.start();
    this.#port = portOf(started.url);
    return started;
  }

  /** The rooms for the configuration as it is now: the file, and what the browser set where it leaves that open. */
  async #furnish(db: Database): Promise<Rooms> {
    const { clock, log, machineTime = null, isDemo = false, pageFolder = PAGE_FOLDER } = this.#options;
    const applied = ownSectionsOf(await readSections(db.knex));
    const config = this.#settle(applied);
    const { timezone: timeZone, trustClock } = config.site;
    // A demo stands on a desk, where nobody minds what keeps the clock right.
    const isTrusted = isDemo || trustClock;
    const boxClock = await keepTime({ db, clock, log, timeZone, machine: machineTime, isTrusted });
    const restart = () => this.#restartNext();
    return new Rooms({ ...this.#options, config, pageFolder, clock: boxClock, applied, restart }, db);
  }

  #settle(applied: OwnSections): Config {
    const { config, layers, log } = this.#options;
    const http = { ...config.http, port: this.#port ?? config.http.port };
    if (layers === undefined) return { ...config, http };
    const settled = layers.settle(applied);
    for (const { path, reason } of settled.faults) {
      log.error({ path, reason }, 'a setting of the browser does not fit and its section is not used');
    }
    return { ...settled.config, data: config.data, http };
  }

  /** Two at once are one after the other. */
  #restartNext(): void {
    const before = this.#restarting ?? Promise.resolve();
    this.#restarting = before.then(() => this.#restart());
  }

  async #restart(): Promise<void> {
    if (this.#isStopped) return;
    const { log, onLost } = this.#options;
    try {
      log.info({}, 'starting again with the settings of the browser');
      await this.#close();
      if (!this.#isStopped) await this.#open(true);
    } catch (error) {
      log.error({ err: error }, 'the box could not start again');
      onLost?.(error);
    }
  }

  async #close(): Promise<void> {
    await this.#rooms?.stop();
    this.#rooms = null;
  }
}

function portOf(url: string): number {
  const { port, protocol } = new URL(url);
  if (port !== '') return Number(port);
  return protocol === 'https:' ? 443 : 80;
}

/** @returns a box that is not started yet */
export function createBox(options: BoxOptions): Box {
  return new Box(options);
}

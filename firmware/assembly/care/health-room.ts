import { stat, statfs } from 'node:fs/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Clock } from '../../../hw/clock.ts';
import type { Log } from '../../../hw/log.ts';
import type { BackupState } from '../../backup/nightly.ts';
import type { HealthConfig } from '../../config/care-config.ts';
import type { Condition } from '../../health/condition.ts';
import { exposition } from '../../health/exposition.ts';
import type { Incident } from '../../health/incident.ts';
import { metricsOf } from '../../health/metrics.ts';
import type { Limits, Reading } from '../../health/observe.ts';
import { HealthWatch } from '../../health/watch.ts';
import type { LinkRow } from '../../http/contract/settings.ts';
import type { Letterhead } from '../../reception/letterhead.ts';
import { type MailCare, mailCare } from '../../reception/mail-care.ts';
import type { Notice } from '../../reception/notice.ts';
import { isTimeAwaited } from '../../store/clock-run.ts';
import type { Database } from '../../store/database.ts';
import { DiskWatch } from '../../store/disk-watch.ts';
import { countOutbox } from '../../store/outbox-pages.ts';
import { waitingMails } from '../../store/outbox-waiting.ts';
import { mailIncident } from '../post/incident-mail.ts';

/** How the mailbox of returned mails is. */
export interface BounceState {
  /** Reports since the start, by what became of them. */
  readonly counts: ReadonlyMap<string, number>;
  /** For how long it could not be read, ms. */
  readonly failingMs: number;
}

export interface HealthRoomOptions {
  readonly config: HealthConfig;
  readonly db: Database;
  /** Path of the database. */
  readonly file: string;
  readonly version: string;
  readonly letterhead: Letterhead;
  readonly clock: Clock;
  readonly log: Log;
  readonly unsaved: () => number;
  readonly links: () => readonly LinkRow[];
  readonly screens: () => number;
  readonly backup: () => BackupState;
  /** null: no mailbox of returned mails is read. */
  readonly bounces: BounceState | null;
  readonly isClockSet: () => boolean;
  readonly onChange: (conditions: readonly Condition[]) => void;
  /** A mail may leave now. */
  readonly onMail: () => void;
}

/** Below this the disk will soon be full: some thousand calls, and room for SQLite to tidy up. */
const LOW_BYTES = 64 * 1_048_576;
/** What cannot be read says nothing: the disk is another matter. */
const NO_CARE: MailCare = { isUnseen: false, isUndelivered: false, isTemplateBroken: false };
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** How the box is: what it sees of itself, what it says of that on the page, by mail and to machines. */
export class HealthRoom {
  readonly #options: HealthRoomOptions;
  readonly #disk: DiskWatch;
  readonly #watch: HealthWatch;
  readonly #delay = monitorEventLoopDelay({ resolution: 20 });
  readonly #calls = new Map<string, number>();
  #startedAt = 0;

  constructor(options: HealthRoomOptions) {
    const { db, clock, log, config, onChange } = options;
    this.#options = options;
    // Nobody shall have to wait for the next look to learn of it.
    this.#disk = new DiskWatch(db.knex, clock, () => void this.#watch.look());
    this.#watch = new HealthWatch({
      clock,
      log,
      limits: limitsOf(config),
      read: () => this.#read(),
      onChange,
      tell: (incident) => this.#tell(incident),
    });
  }

  async start(): Promise<void> {
    this.#startedAt = this.#options.clock.now();
    this.#delay.enable();
    this.#disk.start();
    await this.#watch.start();
  }

  async stop(): Promise<void> {
    await this.#watch.stop();
    this.#disk.stop();
    this.#delay.disable();
  }

  get conditions(): readonly Condition[] {
    return this.#watch.conditions;
  }

  take(notice: Notice): void {
    if (notice.type !== 'call-ended') return;
    const outcome = notice.call.outcome ?? 'unknown';
    this.#calls.set(outcome, (this.#calls.get(outcome) ?? 0) + 1);
  }

  async metrics(): Promise<string> {
    const { version, db, file, clock, unsaved, links, screens, backup, bounces, isClockSet } = this.#options;
    const loopDelayMs = this.#delay.max / 1e6;
    this.#delay.reset();
    const counts = await countOutbox(db.knex, clock.now()).catch(() => null);
    const metrics = metricsOf({
      ...{ version, loopDelayMs, startedAt: this.#startedAt, callsByOutcome: this.#calls },
      mailsByState: counts === null ? null : { ...counts },
      bouncesByResult: bounces?.counts ?? null,
      links: links().map((link) => ({ ...link, isUp: link.phase === 'up' })),
      conditions: this.conditions,
      unsaved: unsaved(),
      screens: screens(),
      databaseBytes: await stat(file).then(({ size }) => size, notANumber),
      freeBytes: await freeBytes(file).catch(notANumber),
      memoryBytes: process.memoryUsage.rss(),
      backupAt: backup().at,
      isClockSet: isClockSet(),
    });
    return exposition(metrics);
  }

  async #read(): Promise<Reading> {
    const { db, clock, file, unsaved, links, backup, bounces, isClockSet } = this.#options;
    // First, so that what it meets counts for this reading.
    const mails = await dueMails(db, clock.now()).catch(() => null);
    const care = await mailCare(db.knex, clock.now()).catch(() => NO_CARE);
    const isLow = await freeBytes(file).then(
      (free) => free < LOW_BYTES,
      () => false,
    );
    const state = backup();
    return {
      disk: { fault: await this.#disk.check(), isLow },
      unsaved: unsaved(),
      waitingMails: mails,
      isMailUnseen: care.isUnseen,
      isMailUndelivered: care.isUndelivered,
      areBouncesUnread: (bounces?.failingMs ?? 0) >= HOUR_MS,
      isTemplateBroken: care.isTemplateBroken,
      links: links().map(({ name, phase, events }) => ({ name, isUp: phase === 'up', events })),
      backup: state.phase === 'good' ? 'good' : state.why === 'not-mounted' ? 'not-mounted' : 'failed',
      isClockSet: isClockSet(),
    };
  }

  async #tell(incident: Incident): Promise<'told' | 'later'> {
    const { db, letterhead, clock, links, onMail } = this.#options;
    if (await isTimeAwaited(db.knex, clock.now())) return 'later';
    const link = links().find(({ name }) => name === incident.subject);
    const why = incident.code === 'link-down' ? (link?.why ?? []) : [];
    if (await mailIncident(db, letterhead, { ...incident, why }, clock.now())) onMail();
    return 'told';
  }
}

function limitsOf(config: HealthConfig): Limits {
  const hours = new Map(config.silence.map((one) => [one.link, one.hours]));
  return {
    mailMs: config.mailMinutes * MINUTE_MS,
    linkMs: config.linkMinutes * MINUTE_MS,
    silenceMs: (link) => {
      const limit = hours.get(link) ?? config.silenceHours;
      return limit === 0 ? null : limit * HOUR_MS;
    },
  };
}

/** Mail that waits until the box knows the time is not stuck. */
async function dueMails({ knex }: Database, now: number): Promise<readonly string[]> {
  return (await isTimeAwaited(knex, now)) ? [] : await waitingMails(knex);
}

const notANumber = (): number => Number.NaN;

async function freeBytes(file: string): Promise<number> {
  const { bavail, bsize } = await statfs(file);
  return bavail * bsize;
}

import type { SecureContext } from 'node:tls';
import type { Log } from '../../../hw/log.ts';
import { BounceWatch } from '../../bounces/bounce-watch.ts';
import { isLoginRefused } from '../../bounces/imap-words.ts';
import { type Mailbox, openMailbox } from '../../bounces/mailbox.ts';
import type { BoxClock } from '../../clock/box-clock.ts';
import type { BouncesConfig } from '../../config/bounce-config.ts';
import type { Config } from '../../config/config.ts';
import { type BackOff, delayAfter } from '../../mail/backoff.ts';
import { trustedAuthorities } from '../../mail/smtp-trust.ts';
import { TokenSource } from '../../mail/token-source.ts';
import type { Letterhead } from '../../reception/letterhead.ts';
import { takeReport } from '../../reception/take-bounce.ts';
import { byCron, type Schedule } from '../../schedule.ts';
import { forgetReports, mailboxPosition, putMailboxPosition } from '../../store/bounce-mailbox.ts';
import type { Database } from '../../store/database.ts';

export interface BounceRoomOptions {
  readonly config: Config;
  readonly db: Database;
  readonly letterhead: Letterhead;
  readonly clock: BoxClock;
  readonly log: Log;
  /** A mail came back, and whoever is told of it has a mail waiting. */
  readonly onMail: () => void;
}

/** After a password that is refused again and again a server would lock the mailbox. */
const WAITS: BackOff = { delays: [60_000, 300_000, 900_000, 1_800_000, 3_600_000], isEndless: true };
/** Much longer than a mailbox is ever read back. */
const KEPT_MS = 60 * 86_400_000;

/** Mails that come back after they were sent: the mailbox of reports, looked through by the clock. */
export class BounceRoom {
  readonly #options: BounceRoomOptions;
  readonly #mailbox: BouncesConfig;
  readonly #tokens: TokenSource | null;
  readonly watch: BounceWatch;
  #schedule: Schedule | null = null;
  #isTokenRefused = false;
  #trust: SecureContext | null = null;

  constructor(options: BounceRoomOptions, mailbox: BouncesConfig) {
    const { db, clock, log } = options;
    this.#options = options;
    this.#mailbox = mailbox;
    this.#tokens = mailbox.login.type === 'token' ? new TokenSource(mailbox.login, clock) : null;
    const name = `${mailbox.login.user}@${mailbox.host}:${mailbox.port}/${mailbox.folder}`;
    this.watch = new BounceWatch({
      ...{ clock, log },
      open: (signal) => this.#open(signal),
      take: (report) => this.#take(report),
      position: () => mailboxPosition(db.knex, name),
      putPosition: (position) => putMailboxPosition(db.knex, name, position),
      isClockSet: () => clock.isKnown,
      waitAfter: (failures) => delayAfter(WAITS, failures) ?? 0,
    });
  }

  start(): void {
    const { config, clock, log } = this.#options;
    const run = () => this.watch.look();
    this.#schedule = byCron(this.#mailbox.cron, config.site.timezone, run, { clock, log });
    void run();
  }

  async stop(): Promise<void> {
    this.#schedule?.stop();
    await this.watch.stop();
  }

  async #open(signal: AbortSignal): Promise<Mailbox> {
    const { clock } = this.#options;
    try {
      const mailbox = await openMailbox(this.#mailbox, {
        ...{ clock, signal, tokens: this.#tokens, isTokenRefused: this.#isTokenRefused },
        trust: () => this.#trusted(),
      });
      this.#isTokenRefused = false;
      return mailbox;
    } catch (error) {
      this.#isTokenRefused = isLoginRefused(error);
      throw error;
    }
  }

  #trusted(): SecureContext {
    this.#trust ??= trustedAuthorities(this.#mailbox.authorities);
    return this.#trust;
  }

  async #take(report: Parameters<typeof takeReport>[2]) {
    const { db, letterhead, clock, onMail } = this.#options;
    const now = clock.now();
    await forgetReports(db.knex, now - KEPT_MS);
    const taken = await takeReport(db, letterhead, report, now);
    if (taken.type === 'bounced' || taken.type === 'delayed') onMail();
    return taken.type;
  }
}

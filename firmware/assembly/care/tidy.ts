import type { Clock } from '../../../hw/clock.ts';
import type { Log } from '../../../hw/log.ts';
import { addDays } from '../../presence/civil-day.ts';
import { siteTime } from '../../presence/site-time.ts';
import { byCron, type Schedule } from '../../schedule.ts';
import { countCalls } from '../../store/call-statistics.ts';
import type { Database } from '../../store/database.ts';
import { callsBefore, FORGET_BATCH, forgetCalls } from '../../store/forget.ts';
import { forgetAudit, getRetention } from '../../store/retention.ts';
import { sweepSessions } from '../../store/sessions.ts';

export interface TidyOptions {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly timezone: string;
  /** A box that does not know the time must not think that everything is old. */
  readonly isClockSet: () => boolean;
  /** Calls were removed. */
  readonly onChange: () => void;
}

const DAY_MS = 86_400_000;
/** Every night, when nobody calls. */
const WHEN = '10 3 * * *';
/** The audit log is kept for two years. */
const AUDIT_MS = 730 * DAY_MS;
/** As many as can be asked for at once. */
const COUNTED_DAYS = 366;

/** Removes at night what is kept no longer (SPEC B5), and counts the days that are over, so that nobody waits for it. */
export class TidyRoom {
  readonly #options: TidyOptions;
  #schedule: Schedule | null = null;
  #isOver = false;

  constructor(options: TidyOptions) {
    this.#options = options;
  }

  start(): void {
    const { timezone, clock, log } = this.#options;
    this.#schedule = byCron(WHEN, timezone, () => this.run(), { clock, log });
  }

  stop(): void {
    this.#isOver = true;
    this.#schedule?.stop();
  }

  async run(): Promise<void> {
    const { db, clock, log, isClockSet, onChange } = this.#options;
    if (!isClockSet()) return;
    const now = clock.now();
    try {
      await sweepSessions(db.knex, now);
      await forgetAudit(db.knex, now - AUDIT_MS);
      const { days } = await getRetention(db.knex);
      const calls = days === null ? 0 : await this.#forgetBefore(now - days * DAY_MS, now);
      if (calls > 0) {
        log.info({ calls, days }, 'calls that are kept no longer were removed');
        onChange();
      }
      await this.#countDays(now);
    } catch (error) {
      log.error(
        { err: error },
        'what is kept no longer could not be removed, or the calls not be counted; it is tried again tomorrow',
      );
    }
  }

  async #countDays(now: number): Promise<void> {
    const { db, timezone } = this.#options;
    const time = siteTime(timezone);
    const today = time.localAt(now).day;
    for (let day = addDays(today, -COUNTED_DAYS); day < today && !this.#isOver; day = addDays(day, 1)) {
      await countCalls(db.knex, { first: day, last: day, time, now });
    }
  }

  async #forgetBefore(before: number, now: number): Promise<number> {
    const { db } = this.#options;
    let many = 0;
    while (!this.#isOver) {
      const keys = await callsBefore(db.knex, before);
      if (keys.length > 0) await db.knex.transaction((trx) => forgetCalls(trx, keys, now));
      many += keys.length;
      if (keys.length < FORGET_BATCH) break;
    }
    return many;
  }
}

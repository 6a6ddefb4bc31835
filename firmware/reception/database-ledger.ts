import type { Call, Mode } from '../calls/call.ts';
import type { LineId } from '../calls/ids.ts';
import type { ClockFinding } from '../clock/timekeeping.ts';
import type { Composed } from '../mail/templates.ts';
import { tellTime } from '../mail/time-in-mail.ts';
import { loadOpenCalls } from '../store/calls.ts';
import { callsOfLine } from '../store/calls-of-line.ts';
import { correctClockRun } from '../store/clock-correction.ts';
import { currentClockRun, moveDeadlines } from '../store/clock-run.ts';
import type { Along } from '../store/connection.ts';
import type { Database } from '../store/database.ts';
import { getMode, modeAt, putMode } from '../store/mode.ts';
import type { Ledger } from './ledger.ts';
import type { Letterhead } from './letterhead.ts';
import type { ModeState } from './notice.ts';
import { storeCalls } from './store-calls.ts';

export interface DatabaseLedgerOptions {
  readonly db: Database;
  readonly letterhead: Letterhead;
  readonly now: () => number;
  /** A mail may leave now; told after the commit. */
  readonly onMail: () => void;
}

/** The reception's ledger in the database: the end of a call and its mail are one transaction (SPEC F6). */
export class DatabaseLedger implements Ledger {
  readonly #options: DatabaseLedgerOptions;

  constructor(options: DatabaseLedgerOptions) {
    this.#options = options;
  }

  openCalls(): Promise<Call[]> {
    return loadOpenCalls(this.#options.db.knex);
  }

  mode(): Promise<ModeState> {
    return getMode(this.#options.db.knex, this.#options.now());
  }

  async saveMode(state: ModeState, along?: Along): Promise<void> {
    await this.#options.db.knex.transaction(async (trx) => {
      await putMode(trx, state, this.#options.now());
      await along?.(trx);
    });
  }

  callsOf(line: LineId, windows: readonly (readonly [number, number])[]): Promise<Call[]> {
    return callsOfLine(this.#options.db.knex, line, windows);
  }

  modeAt(time: number): Promise<Mode> {
    return modeAt(this.#options.db.knex, time);
  }

  async moveClock(finding: ClockFinding, now: number): Promise<number> {
    const { db, letterhead, onMail } = this.#options;
    const { offset } = finding;
    const reword = (mail: Composed, at: number) => tellTime(mail, at, letterhead.timeZone);
    const from = await db.knex.transaction(async (trx) => {
      const run = finding.type === 'set' ? await currentClockRun(trx) : null;
      if (run !== null) await correctClockRun(trx, run, { offset, now, reword });
      else await moveDeadlines(trx, offset);
      return run?.beganAt ?? 0;
    });
    onMail();
    return from;
  }

  async saveCalls(changed: readonly Call[], ended: readonly Call[], now: number): Promise<void> {
    const { db, letterhead, onMail } = this.#options;
    const mails = await db.knex.transaction((trx) => storeCalls(trx, { changed, ended }, letterhead, now));
    if (mails > 0) onMail();
  }
}

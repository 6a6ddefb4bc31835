import type { Call } from '../calls/call.ts';
import type { ClockFinding } from '../clock/timekeeping.ts';
import type { Along } from '../store/connection.ts';
import type { Past } from './log-intake.ts';
import type { ModeState } from './notice.ts';

/** What the reception needs of the disk. Each call is one transaction: whole or not at all. */
export interface Ledger extends Past {
  openCalls(): Promise<Call[]>;
  mode(): Promise<ModeState>;
  /** @param along what is stored in the same transaction, by whoever changed the mode */
  saveMode(state: ModeState, along?: Along): Promise<void>;
  /**
   * The clock is to change: puts right what is stored, whole or not at all.
   *
   * @returns the earliest time that was written by the clock as it was (wall clock, ms)
   */
  moveClock(finding: ClockFinding, now: number): Promise<number>;
  /**
   * Stores the calls; those that ended, or were completed after their end, get their automatic mail if they have none,
   * and their held memos are released.
   */
  saveCalls(changed: readonly Call[], ended: readonly Call[], now: number): Promise<void>;
}

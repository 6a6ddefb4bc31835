import type { Call } from '../calls/call.ts';
import type { Past } from './log-intake.ts';
import type { ModeState } from './notice.ts';

/** What the reception needs of the disk. Each call is one transaction: whole or not at all. */
export interface Ledger extends Past {
  openCalls(): Promise<Call[]>;
  mode(): Promise<ModeState>;
  saveMode(state: ModeState): Promise<void>;
  /**
   * Stores the calls; those that ended, or were completed after their end, get their automatic mail if they have none,
   * and their held memos are released.
   */
  saveCalls(changed: readonly Call[], ended: readonly Call[], now: number): Promise<void>;
}

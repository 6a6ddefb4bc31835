import type { ClaimedMail, Finished } from './delivery.ts';

/** The outbox on disk, as whoever sends needs it. Each call is one transaction. */
export interface OutboxStore {
  /** Takes up what was being sent when the box stopped. @returns how many */
  requeueInterrupted(now: number): Promise<number>;
  /** The important first, and of these the oldest. `without`: domains that wait. */
  claimDue(request: {
    now: number;
    limit: number;
    longest: number;
    without: readonly string[];
  }): Promise<ClaimedMail[]>;
  finishAll(finished: readonly Finished[], now: number): Promise<void>;
  /** Claimed and not tried: due as before, and no attempt counted. */
  giveBack(mails: readonly ClaimedMail[], now: number): Promise<void>;
  /** Nobody whose attempt failed waits any longer for the next; with a domain, nobody of this domain. */
  hurryAll(now: number, domain?: string): Promise<number>;
}

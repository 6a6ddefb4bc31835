import type { MailFault } from '../mail-faults/mail-fault.ts';
import { storedFaults } from '../mail-faults/stored-faults.ts';
import type { MailState } from './outbox.ts';

/** What the outbox page shows and does. */
export interface OutboxRow {
  readonly key: string;
  readonly callKey: string | null;
  readonly purpose: MailPurpose;
  readonly state: MailState;
  readonly toName: string;
  readonly toAddresses: readonly string[];
  readonly subject: string;
  readonly attempts: number;
  readonly composedAt: number;
  readonly nextAttemptAt: number | null;
  readonly finishedAt: number | null;
  /** English, as a text. */
  readonly lastReply: string | null;
  /** Why the last attempt did not pass; none where it did, or where it was made before faults were kept as codes. */
  readonly lastFaults: readonly MailFault[];
  /** Since when it waits for a look or for others; null: it does not. */
  readonly waitsSince: number | null;
  /** The mail that tells of this one's call in its place. */
  readonly digestKey: string | null;
  /** false: the clock was not set when it was written. */
  readonly isTimeKnown: boolean;
}

/** `notice`: the box tells of itself. */
export type MailPurpose = 'missed' | 'memo' | 'digest' | 'notice';

export const purposeOf = (text: string): MailPurpose =>
  (['memo', 'digest', 'notice'] as const).find((begin) => text.startsWith(begin)) ?? 'missed';

/** What a list needs of a mail: its texts are long and stay where they are. */
export const ROW_COLUMNS = `key, call_key, purpose, state, to_name, to_addresses, subject, attempts, composed_at,
  next_attempt_at, finished_at, last_reply, last_faults, clock_run, waits_since, digest_key`;

export interface StoredRow {
  key: string;
  call_key: string | null;
  purpose: string;
  state: MailState;
  to_name: string;
  to_addresses: string;
  subject: string;
  attempts: number;
  composed_at: number;
  next_attempt_at: number | null;
  finished_at: number | null;
  last_reply: string | null;
  last_faults: string | null;
  clock_run: string | null;
  waits_since: number | null;
  digest_key: string | null;
}

export function toRow(row: StoredRow): OutboxRow {
  return {
    key: row.key,
    callKey: row.call_key,
    purpose: purposeOf(row.purpose),
    state: row.state,
    toName: row.to_name,
    toAddresses: JSON.parse(row.to_addresses) as string[],
    subject: row.subject,
    attempts: row.attempts,
    composedAt: row.composed_at,
    nextAttemptAt: row.next_attempt_at,
    finishedAt: row.finished_at,
    lastReply: row.last_reply,
    lastFaults: storedFaults(row.last_faults),
    isTimeKnown: row.clock_run === null,
    waitsSince: row.state === 'held' ? null : row.waits_since,
    digestKey: row.digest_key,
  };
}

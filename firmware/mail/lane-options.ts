import type { Clock } from '../../hw/clock.ts';
import type { Log } from '../../hw/log.ts';
import type { BackOff } from './backoff.ts';
import type { ClaimedMail, SendResult } from './delivery.ts';
import type { OutboxStore } from './outbox-store.ts';
import type { Uplink } from './uplink.ts';

/** How much at once. */
export interface Pace {
  /** Mails on the wire at the same time. */
  readonly connections: number;
  /** null: as many as pass. */
  readonly mailsPerMinute: number | null;
}

/**
 * Hands one mail over. Must end within a limit of its own, and soon after `signal` was aborted.
 *
 * @param onConnected the server has let us in: others may come
 */
export type Send = (mail: ClaimedMail, signal: AbortSignal, onConnected: () => void) => Promise<SendResult>;

export interface MailLanesOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly store: OutboxStore;
  readonly send: Send;
  readonly backOff: BackOff;
  readonly pace: Pace;
  /** Around every run in which a mail is sent. */
  readonly uplink?: Uplink;
  /** Something in the outbox changed. */
  readonly onChange: () => void;
}

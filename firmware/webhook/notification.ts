import type { ClaimedMail } from '../mail/delivery.ts';

/** A mail as other programs get it. Times are ISO 8601. */
export interface Notification {
  /** The same at every attempt: a receiver that has it already says 200 and does nothing. */
  readonly id: string;
  /** `missed`, `memo`, `notice` … */
  readonly purpose: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly composedAt: string;
  readonly call: CallTold | null;
}

/** The call that it is about. */
export interface CallTold {
  readonly key: string;
  readonly line: string;
  readonly startedAt: string;
  readonly outcome: string | null;
  /** E.164 or as the network delivered it; null where there is none. */
  readonly number: string | null;
  /** Why there is no number. */
  readonly reason: string | null;
  readonly customer: string | null;
}

export function notificationOf(mail: ClaimedMail, call: CallTold | null): Notification {
  return {
    id: mail.key,
    // A second one about the same call carries a number.
    purpose: mail.purpose.replace(/-\d+$/, ''),
    to: mail.toName,
    subject: mail.subject,
    text: mail.text,
    composedAt: new Date(mail.composedAt).toISOString(),
    call,
  };
}

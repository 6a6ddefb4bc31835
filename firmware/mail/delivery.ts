import type { MailKey } from '../calls/ids.ts';

/** A mail that this process has taken to send. */
export interface ClaimedMail {
  readonly key: MailKey;
  readonly callKey: string | null;
  readonly purpose: string;
  readonly toName: string;
  readonly toAddresses: readonly string[];
  readonly replyTo: string | null;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly messageId: string;
  readonly composedAt: number;
  /** This one included. */
  readonly attempts: number;
}

/** How an attempt ended, with the server's own words. */
export type Outcome =
  | { readonly type: 'sent'; readonly reply: string }
  /** `at`: wall clock, ms, of the next attempt. */
  | { readonly type: 'later'; readonly reply: string; readonly at: number }
  | { readonly type: 'parked'; readonly reply: string };

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

/** What the server made of one mail, with its own words. */
export type SendResult =
  /** At least one addressee has it now. */
  | { readonly type: 'accepted'; readonly reply: string; readonly leftOut: readonly LeftOut[] }
  /**
   * Try again. `server`: no mail can pass at present (network, TLS, login, sender), so the others need not be tried;
   * `mail`: it was this one.
   */
  | { readonly type: 'later'; readonly scope: 'server' | 'mail'; readonly reply: string }
  /** Never for these addresses or this content. */
  | { readonly type: 'refused'; readonly reply: string };

/** An addressee who did not get the mail although others did. */
export interface LeftOut {
  readonly address: string;
  readonly type: 'later' | 'refused';
  readonly reply: string;
}

/** How an attempt ended, with the server's own words. */
export type Outcome = { readonly type: 'sent'; readonly reply: string } | Unsent;

export type Unsent =
  /** `at`: wall clock, ms, of the next attempt. */
  | { readonly type: 'later'; readonly reply: string; readonly at: number }
  | { readonly type: 'parked'; readonly reply: string };

/** Addressees of a mail that others got: they get a copy of their own, or wait for a person. */
export interface Rest {
  readonly addresses: readonly string[];
  readonly outcome: Unsent;
}

import type { MailKey } from '../calls/ids.ts';
import type { MailFault } from '../mail-faults/mail-fault.ts';
import type { Charset } from './charset.ts';

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
  readonly charset: Charset;
  readonly thread: string | null;
  readonly vcard: string | null;
  readonly messageId: string;
  readonly composedAt: number;
  /** false: the clock was not set when it was composed. */
  readonly isTimeKnown: boolean;
  /** This one included. */
  readonly attempts: number;
}

/** What the server made of one mail. `faults`: why it did not pass, at least one. */
export type SendResult =
  /** At least one addressee has it now. `reply`: the server's own words, '' where it has none. */
  | { readonly type: 'accepted'; readonly reply: string; readonly leftOut: readonly LeftOut[] }
  /**
   * Try again. `server`: no mail can pass at present (network, TLS, login, sender), so the others need not be tried;
   * `domain`: the others to this domain would wait as long; `mail`: it was this one.
   */
  | {
      readonly type: 'later';
      readonly scope: 'server' | 'domain' | 'mail';
      readonly faults: readonly MailFault[];
    }
  /** Never for these addresses or this content. */
  | { readonly type: 'refused'; readonly faults: readonly MailFault[] };

/** An addressee who did not get the mail although others did. */
export interface LeftOut {
  readonly address: string;
  readonly type: 'later' | 'refused';
  readonly fault: MailFault;
}

/** How an attempt ended. */
export type Outcome = { readonly type: 'sent'; readonly reply: string } | Unsent;

export type Unsent =
  /** `at`: wall clock, ms, of the next attempt. */
  | { readonly type: 'later'; readonly faults: readonly MailFault[]; readonly at: number }
  | { readonly type: 'parked'; readonly faults: readonly MailFault[] };

/** Addressees of a mail that others got: they get a copy of their own, or wait for a person. */
export interface Rest {
  readonly addresses: readonly string[];
  readonly outcome: Unsent;
}

/** A mail that was tried, and what is to be written about it. */
export interface Finished {
  readonly mail: ClaimedMail;
  readonly outcome: Outcome;
  /** Addressees who did not get the mail although others did. */
  readonly rests: readonly Rest[];
}

/** The domain that a mail goes to: that of its first address, '' where it has none. */
export function domainOf({ toAddresses: [first = ''] }: Pick<ClaimedMail, 'toAddresses'>): string {
  return first.slice(first.indexOf('@') + 1).toLowerCase();
}

import { v5 } from 'uuid';
import { type CallKey, type MailKey, mailKey } from '../calls/ids.ts';

/** Namespace of all mail keys; a constant of the product. */
const MAILS = '0b7a1a52-53c5-5b0e-9a6f-6f4f3d1c2e77';

/**
 * What a mail is for. A second memo about one call, written after the first was sent, is `memo-2`; a missed call that
 * is told to a program as well is `missed-2`.
 */
export type Purpose = 'missed' | `missed-${number}` | 'memo' | `memo-${number}`;

/**
 * The key of a mail follows from its call and its purpose: composed again, after a crash or on another box, it is
 * the same mail with the same Message-ID, so that the receiver sees it once.
 */
export function mailKeyOf(call: CallKey, purpose: Purpose): MailKey {
  return mailKey(v5(`${call} ${purpose}`, MAILS));
}

/**
 * The key of a mail in which the box tells of itself: one incident is one mail.
 *
 * @param incident what it is about, @param since wall clock of its beginning, ms
 */
export function noticeKeyOf(boxId: string, incident: string, since: number): MailKey {
  return mailKey(v5(`${boxId} ${incident} ${Math.round(since / 60_000)}`, MAILS));
}

/** The key of a mail that tells of refusals. @param first the first mail that it tells of, @param at when, ms */
export function refusalKeyOf(first: MailKey, at: number): MailKey {
  return mailKey(v5(`${first} refused ${at}`, MAILS));
}

/** A digest follows from the mails that it stands for: made again after a crash it is the same mail. */
export function digestKeyOf(mails: readonly MailKey[]): MailKey {
  return mailKey(v5(mails.toSorted().join(' '), MAILS));
}

/**
 * What all mails about one caller to one representative refer to, so that a mail reader shows them together.
 *
 * @param about the customer's key, or the number where there is none. Without either there is no thread: it would
 *   bring callers together who are not the same.
 */
export function threadId(about: string, representative: string, domain: string): string {
  return `<${v5(`${representative} ${about}`, MAILS)}@${domain}>`;
}

/** @param domain right side, the configured one */
export function messageId(key: MailKey, domain: string): string {
  return `<${key}@${domain}>`;
}

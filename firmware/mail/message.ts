import type { Charset } from './charset.ts';
import { oneLine } from './compose-clean.ts';
import { isMailAddress } from './mail-address.ts';
import type { PlainMail } from './message-parts.ts';
import { mimeMessage } from './mime.ts';
import { nameOfVcard } from './vcard.ts';

/** A mail as the box wrote it, before it is MIME. */
export interface OutgoingMail {
  /** `<key@domain>`: the same at every attempt, so that the receiver sees a mail once that was sent twice. */
  readonly messageId: string;
  /** '' when nobody knows. */
  readonly toName: string;
  readonly toAddresses: readonly string[];
  readonly replyTo: string | null;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** What the receiver reads; UTF-8 takes its place where a character does not fit. */
  readonly charset: Charset;
  /** Message-ID that all mails about one caller refer to; null: it stands alone. */
  readonly thread: string | null;
  /** The customer's card; null: none goes along. */
  readonly vcard: string | null;
  /** Written by the box and by nobody: other machines shall not answer it (RFC 3834). */
  readonly isAutomatic: boolean;
  /** When it was composed, milliseconds since 1970. */
  readonly date: number;
}

/** What goes over the wire. */
export interface Message {
  readonly from: string;
  readonly to: readonly string[];
  readonly bytes: Buffer;
}

/** Longest name in a header, in characters. */
const MOST_NAME = 100;
/** Longest subject: what the memo dialog lets through. */
const MOST_SUBJECT = 200;

/** The Message-ID once more: some relays write one of their own, and a report returns what they wrote. */
export const OWN_ID = 'X-Rusuban-Mail';

/** RFC 3834, and the header by which Exchange holds back its absence notes. */
const AUTOMATIC = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' };

/**
 * The mail as bytes: text and HTML as alternatives. The Date is that of the composing, so that a mail which waited for
 * its server says when it was written.
 *
 * @param from the configured sender
 */
export function buildMessage(mail: OutgoingMail, from: PlainMail['from']): Message {
  const plain = plainMail(mail, from);
  const bytes = mimeMessage(plain, mail.charset) ?? mimeMessage(plain, 'utf-8');
  if (bytes === null) throw new Error('a mail could not be written in UTF-8');
  return { from: from.address, to: mail.toAddresses, bytes };
}

function plainMail(mail: OutgoingMail, from: PlainMail['from']): PlainMail {
  const { messageId, toAddresses, replyTo, text, html, thread, date, vcard } = mail;
  const card = vcard === null ? null : { type: 'text/vcard; charset=utf-8', content: vcard };
  return {
    ...{ messageId, toAddresses, text, html, thread, date },
    from: { name: oneLine(from.name, MOST_NAME), address: from.address },
    toName: oneLine(mail.toName, MOST_NAME),
    // A reply reaches whoever wrote the memo (SPEC F7).
    replyTo: replyTo === null || !isMailAddress(replyTo) ? null : replyTo,
    subject: oneLine(mail.subject, MOST_SUBJECT),
    headers: { [OWN_ID]: messageId, ...(mail.isAutomatic ? AUTOMATIC : {}) },
    enclosure: card === null ? null : { ...card, name: `${nameOfVcard(card.content)}.vcf` },
  };
}

import MailComposer from 'nodemailer/lib/mail-composer';
import { oneLine } from './compose-clean.ts';
import { isMailAddress } from './mail-address.ts';

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

/** RFC 3834, and the header by which Exchange holds back its absence notes. */
const AUTOMATIC = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' };

/**
 * The mail as bytes: UTF-8, text and HTML as alternatives. The Date is that of the composing, so that a mail which
 * waited for its server says when it was written.
 *
 * @param from the configured sender
 */
export async function buildMessage(
  mail: OutgoingMail,
  from: { readonly name: string; readonly address: string },
): Promise<Message> {
  const name = oneLine(mail.toName, MOST_NAME);
  const composer = new MailComposer({
    from: { name: oneLine(from.name, MOST_NAME), address: from.address },
    to: mail.toAddresses.map((address) => ({ name, address })),
    ...replyTo(mail),
    subject: oneLine(mail.subject, MOST_SUBJECT),
    text: mail.text,
    html: mail.html,
    messageId: mail.messageId,
    date: new Date(mail.date),
    headers: mail.isAutomatic ? AUTOMATIC : {},
    // Nothing in a mail of ours refers to a file or an address on the web.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const node = composer.compile();
  const bytes = await node.build();
  return { from: from.address, to: mail.toAddresses, bytes };
}

/** A reply reaches whoever wrote the memo (SPEC F7). */
function replyTo({ replyTo: address }: OutgoingMail) {
  return address === null || !isMailAddress(address) ? {} : { replyTo: { name: '', address } };
}

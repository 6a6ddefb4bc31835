import { createHash } from 'node:crypto';
import type { ParsedMail } from 'mailparser';
import { oneLine } from '../mail/compose-clean.ts';
import { OWN_ID } from '../mail/message.ts';
import { type DeliveryStatus, type RecipientStatus, readDeliveryStatus } from './delivery-status.ts';
import { isFromDaemon, mayBeReport, readHead } from './head.ts';
import { fieldOf, headerFields, idsIn } from './header-fields.ts';
import { quotedIds, readPlainReport } from './plain-report.ts';
import { type DeliveryReport, type Head, MOST_ADDRESSES, MOST_IDS, MOST_WORDS } from './report.ts';

/** A report with the mail that it returns; what is longer is cut off: what counts stands at its beginning. */
export const MOST_BYTES = 64 * 1024;
const MOST_HEAD = 32 * 1024;
const MOST_PARTS = 50;
/** Of a text for people. */
const MOST_TEXT = 100_000;

const STATUS_PARTS = ['message/delivery-status', 'message/global-delivery-status'];
const RETURNED_PARTS = [
  'message/rfc822',
  'text/rfc822-headers',
  'message/rfc822-headers',
  'message/global',
  'message/global-headers',
];

/** A relay may have written a Message-ID of its own. */
const ID_FIELDS = ['message-id', 'x-original-message-id', OWN_ID.toLowerCase()];

/**
 * Reads a mail as the report of a mail server: a delivery status notification (RFC 3464 in RFC 6522), or one of the
 * texts that are no such thing and say the same. What is in it was written by strangers: it is looked through within
 * fixed bounds, and nothing in it is followed.
 *
 * @returns null for every other mail, such as an absence note, and for a report that names no mail. Never rejects
 */
export async function readReport(bytes: Buffer): Promise<DeliveryReport | null> {
  const source = bytes.subarray(0, MOST_BYTES);
  const head = readHead(source.subarray(0, MOST_HEAD).toString('latin1'));
  if (!mayBeReport(head)) return null;
  const mail = await parsed(source);
  if (mail === null) return null;
  const status = statusOf(mail);
  const found = status === null ? fromText(mail, head) : fromStatus(status, mail, head);
  if (found === null || found.messageIds.length === 0) return null;
  const identity = head.messageId ?? source;
  return { ...found, id: createHash('sha256').update(identity).digest('hex') };
}

type Found = Omit<DeliveryReport, 'id'>;

async function parsed(source: Buffer): Promise<ParsedMail | null> {
  const { simpleParser } = await import('mailparser');
  try {
    return await simpleParser(source, {
      ...{ keepDeliveryStatus: true, ignoreEmbedded: true, checksumAlgo: false },
      ...{ skipHtmlToText: true, skipTextToHtml: true, skipTextLinks: true, skipImageLinks: true },
      ...{ maxHeadSize: MOST_HEAD, maxChildNodes: MOST_PARTS },
    });
  } catch {
    return null;
  }
}

/** @returns null where no part tells machines of a recipient */
function statusOf(mail: ParsedMail): DeliveryStatus | null {
  const part = mail.attachments.find(({ contentType }) => STATUS_PARTS.includes(contentType.toLowerCase()));
  const status = part === undefined ? null : readDeliveryStatus(part.content.toString('utf8'));
  return status === null || status.recipients.length === 0 ? null : status;
}

function fromStatus(status: DeliveryStatus, mail: ParsedMail, head: Head): Found | null {
  const type = status.recipients.some((one) => one.type === 'failed')
    ? 'failed'
    : status.recipients.some((one) => one.type === 'delayed')
      ? 'delayed'
      : null;
  if (type === null) return null;
  const recipients = status.recipients.filter((one) => one.type === type);
  return {
    type,
    messageIds: idsOf(mail, head, status),
    addresses: distinct(recipients.flatMap((one) => one.addresses)).slice(0, MOST_ADDRESSES),
    words: oneLine(wordsOf(recipients, mail.text ?? ''), MOST_WORDS),
  };
}

function wordsOf(recipients: readonly RecipientStatus[], text: string): string {
  const said = recipients.map(({ status, diagnostic }) =>
    /\b[245]\.\d{1,3}\.\d/.test(diagnostic) ? diagnostic : `${status} ${diagnostic}`.trim(),
  );
  const words = distinct(said.filter((one) => one !== '')).join(' / ');
  const isBare = recipients.every(({ diagnostic }) => diagnostic === '');
  return isBare ? `${words} ${text.slice(0, 300)}` : words;
}

/** No part for machines: only a machine of the post is believed, and only with the headers of the mail. */
function fromText(mail: ParsedMail, head: Head): Found | null {
  if (!isFromDaemon(head.fromLocal) && head.failedRecipients.length === 0) return null;
  const text = (mail.text ?? '').slice(0, MOST_TEXT);
  const report = readPlainReport(text, (mail.subject ?? '').slice(0, MOST_WORDS), head.failedRecipients);
  if (report === null) return null;
  const messageIds = distinct([...returnedIds(mail), ...quotedIds(text)]).slice(0, MOST_IDS);
  return { ...report, messageIds, words: oneLine(report.words, MOST_WORDS) };
}

/** What the returned headers name; only where nothing was returned, what the notification says it answers to. */
function idsOf(mail: ParsedMail, head: Head, { originalIds }: DeliveryStatus): readonly string[] {
  const returned = returnedIds(mail);
  if (returned.length > 0) return returned;
  const told = [...idsIn(originalIds, MOST_IDS), ...quotedIds((mail.text ?? '').slice(0, MOST_TEXT))];
  return distinct(told.length > 0 ? told : head.answersTo).slice(0, MOST_IDS);
}

function returnedIds(mail: ParsedMail): readonly string[] {
  const parts = mail.attachments.filter(({ contentType }) =>
    RETURNED_PARTS.includes(contentType.toLowerCase()),
  );
  const ids = parts.flatMap(({ content }) => {
    const fields = headerFields(
      content
        .subarray(0, MOST_HEAD)
        .toString('latin1')
        .replace(/^[\r\n]+/, ''),
    );
    return ID_FIELDS.flatMap((name) => idsIn(fieldOf(fields, name) ?? '', 1));
  });
  return distinct(ids).slice(0, MOST_IDS);
}

const distinct = (values: readonly string[]): readonly string[] => [...new Set(values)];

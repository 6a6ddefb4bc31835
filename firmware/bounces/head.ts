import { addressesIn, fieldOf, headerFields, idsIn } from './header-fields.ts';
import { type Head, MOST_ADDRESSES, MOST_IDS } from './report.ts';

/** @param text the beginning of a mail; what is cut off is not missed */
export function readHead(text: string): Head {
  const fields = headerFields(text);
  const value = (name: string) => fieldOf(fields, name) ?? '';
  const [from = ''] = addressesIn(value('from'), 1);
  const answersTo = `${value('in-reply-to')} ${value('references')}`;
  return {
    contentType: value('content-type').toLowerCase(),
    // Some write no address, only a name.
    fromLocal: (from === '' ? value('from').trim().toLowerCase() : from).split('@')[0] ?? '',
    messageId: idsIn(value('message-id'), 1)[0] ?? null,
    failedRecipients: addressesIn(value('x-failed-recipients'), MOST_ADDRESSES),
    answersTo: idsIn(answersTo, MOST_IDS),
  };
}

const DAEMON = /^(mailer-?daemon|mail-?daemon|postmaster|mdaemon|microsoftexchange[0-9a-f]{0,40})$/;

/** A machine of the post sent it, and does not merely confirm that somebody read a mail. */
export function mayBeReport({ contentType, fromLocal, failedRecipients }: Head): boolean {
  if (contentType.includes('disposition-notification') || contentType.includes('feedback-report'))
    return false;
  return contentType.startsWith('multipart/report') || isFromDaemon(fromLocal) || failedRecipients.length > 0;
}

export function isFromDaemon(fromLocal: string): boolean {
  return DAEMON.test(fromLocal);
}

import type { ClaimedMail } from '../../../firmware/mail/delivery.ts';
import { mailKeyOf, messageId, type Purpose } from '../../../firmware/mail/mail-key.ts';
import type { Database } from '../../../firmware/store/database.ts';
import { insertMail, type MailState, type NewMail } from '../../../firmware/store/outbox.ts';
import { claimDue } from '../../../firmware/store/outbox-delivery.ts';
import { getMail, type OutboxMail } from '../../../firmware/store/outbox-desk.ts';
import { keyOf } from './call-samples.ts';
import { NOW } from './temporary-box.ts';

export const MINUTE = 60_000;
export const LONGEST = 4 * 60 * MINUTE;

/** The mail of a call; its name stands for the call's key. */
export function mailOf(call: string, known: Partial<NewMail> = {}): NewMail {
  const key = mailKeyOf(keyOf(call), (known.purpose ?? 'missed') as Purpose);
  return {
    key,
    callKey: keyOf(call),
    purpose: 'missed',
    state: 'queued',
    representativeId: null,
    importance: null,
    toName: '高橋 健一',
    toAddresses: ['takahashi@hinata-setsubi.example'],
    replyTo: null,
    subject: `【不在着信】${call}`,
    text: 'text',
    html: '<p>text</p>',
    messageId: messageId(key, 'hinata-setsubi.example'),
    charset: 'utf-8',
    thread: null,
    vcard: null,
    ...known,
  };
}

export const insert = (db: Database, mail: NewMail, now = NOW): Promise<boolean> =>
  db.knex.transaction((trx) => insertMail(trx, mail, now));

export const claim = (db: Database, now = NOW, limit = 10): Promise<ClaimedMail[]> =>
  claimDue(db.knex, { now, limit, longest: LONGEST, without: [] });

/** @throws when there is no such mail */
export async function stored(db: Database, { key }: Pick<NewMail, 'key'>): Promise<OutboxMail> {
  const mail = await getMail(db.knex, key);
  if (mail === null) throw new Error('no such mail');
  return mail;
}

/** A mail that stands in the given state. */
export async function inState(db: Database, call: string, state: MailState, at = NOW): Promise<void> {
  await insert(db, mailOf(call), at);
  await db.knex.raw('UPDATE outbox SET state = ?, attempts = 3, next_attempt_at = ? WHERE key = ?', [
    state,
    state === 'queued' ? at + 60 * MINUTE : null,
    mailOf(call).key,
  ]);
}

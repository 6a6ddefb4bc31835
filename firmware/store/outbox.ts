import type { Knex } from 'knex';
import { IMPORTANCES, type Importance } from '../calls/call.ts';
import type { CallKey, MailKey, RepresentativeId } from '../calls/ids.ts';
import type { Charset } from '../mail/charset.ts';
import { DUE, THIS_RUN } from './clock-run.ts';
import type { Handle } from './connection.ts';
import { appendEvent, appendEvents } from './event-log.ts';
import { THIS_SITE } from './setting-row.ts';

/**
 *   held ------+---> approval ---+  a person looks at it first
 *   (its call  |                 v
 *    lasts)    +---> batched ---> queued <--------+
 *              |        |           |  claim      | later, interrupted
 *              |        v           v             |
 *              |     joined      sending ---------+--> sent
 *              |   (a digest        |                  parked  (refused for good, or the retry list is used up)
 *              +--> tells of it)    +----------------> dropped (a person decided)
 */
export type MailState =
  | 'held'
  | 'approval'
  | 'batched'
  | 'queued'
  | 'sending'
  | 'sent'
  | 'joined'
  | 'parked'
  | 'dropped';

/** Where a mail can stand before it may leave. */
export type Station = Extract<MailState, 'held' | 'approval' | 'batched' | 'queued'>;

/** A mail as it was composed. It leaves when its call has been released: until then it is `held`. */
export interface NewMail {
  readonly key: MailKey;
  readonly callKey: CallKey | null;
  readonly purpose: string;
  readonly state: Station;
  /** Whose quiet hours count; null: nobody's. */
  readonly representativeId: RepresentativeId | null;
  /** Of the customer: what is important may overtake. */
  readonly importance: Importance | null;
  readonly toName: string;
  readonly toAddresses: readonly string[];
  readonly replyTo: string | null;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly messageId: string;
  readonly charset: Charset;
  /** Message-ID that all mails about one caller refer to; null: it stands alone. */
  readonly thread: string | null;
  /** The customer's card to be attached, RFC 2426. */
  readonly vcard: string | null;
}

/** 1, 2, 3: about a customer of importance A, B, C; 4: any other mail. The lower leaves first. */
function urgencyOf(importance: Importance | null): number {
  return importance === null ? 4 : IMPORTANCES.indexOf(importance) + 1;
}

/**
 * Puts a composed mail into the outbox. A mail that is still held is replaced by its new wording; one that is on
 * its way or further is left as it is, so that composing it again after a crash changes nothing.
 *
 * @returns false when the mail was there already and could not be replaced
 */
export async function insertMail(trx: Knex.Transaction, mail: NewMail, now: number): Promise<boolean> {
  const due = mail.state === 'queued' ? now : null;
  const waitsSince = mail.state === 'queued' ? null : now;
  const [stored] = await trx.raw(
    `INSERT INTO outbox (key, site_id, call_key, purpose, state, to_name, to_addresses, reply_to, subject, text,
       html, message_id, next_attempt_at, composed_at, released_at, representative_id, urgency, charset, thread,
       vcard, waits_since, clock_run)
     VALUES (?, ${THIS_SITE}, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ${DUE}, ?, ?, ?, ?, ?, ?, ?, ?, ${THIS_RUN})
     ON CONFLICT (key) DO UPDATE SET state = excluded.state, to_name = excluded.to_name,
       to_addresses = excluded.to_addresses, reply_to = excluded.reply_to, subject = excluded.subject,
       text = excluded.text, html = excluded.html, next_attempt_at = excluded.next_attempt_at,
       composed_at = excluded.composed_at, released_at = excluded.released_at,
       representative_id = excluded.representative_id, urgency = excluded.urgency,
       charset = excluded.charset, thread = excluded.thread, vcard = excluded.vcard,
       waits_since = excluded.waits_since, clock_run = excluded.clock_run
     WHERE outbox.state = 'held'
     RETURNING key`,
    [
      mail.key,
      mail.callKey,
      mail.purpose,
      mail.state,
      mail.toName,
      JSON.stringify(mail.toAddresses),
      mail.replyTo,
      mail.subject,
      mail.text,
      mail.html,
      mail.messageId,
      due,
      now,
      due,
      mail.representativeId,
      urgencyOf(mail.importance),
      mail.charset,
      mail.thread,
      mail.vcard,
      waitsSince,
    ],
  );
  if (stored === undefined) return false;
  await appendEvent(trx, { now, kind: 'mail', v: 2, subject: mail.key, body: mail });
  return true;
}

/** The purpose of the next memo about a call: one that is still held is written anew, a sent one is followed. */
export async function memoPurpose(db: Handle, call: CallKey): Promise<'memo' | `memo-${number}`> {
  const rows: { purpose: string; state: MailState }[] = await db.raw(
    "SELECT purpose, state FROM outbox WHERE call_key = ? AND purpose LIKE 'memo%' AND purpose NOT LIKE '%-rest'",
    [call],
  );
  const numbered = rows.map(({ purpose, state }) => ({ number: Number(purpose.split('-')[1] ?? 1), state }));
  const held = numbered.find(({ state }) => state === 'held');
  const number = held?.number ?? Math.max(0, ...numbered.map((one) => one.number)) + 1;
  return number === 1 ? 'memo' : `memo-${number}`;
}

/** Tells the other boxes where a mail stands; `sent` and `parked` are final for them. */
export async function noteState(
  trx: Knex.Transaction,
  key: string,
  state: MailState,
  now: number,
): Promise<void> {
  await noteStates(trx, [{ key, state }], now);
}

/** The same for many, in two statements. */
export async function noteStates(
  trx: Knex.Transaction,
  rows: readonly { readonly key: string; readonly state: MailState }[],
  now: number,
): Promise<void> {
  const events = rows.map(({ key, state }) => ({
    kind: 'mail-state',
    v: 1,
    subject: key,
    body: { key, state },
  }));
  await appendEvents(trx, now, events);
}

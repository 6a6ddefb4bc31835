import type { Knex } from 'knex';
import { IMPORTANCES, type Importance } from '../calls/call.ts';
import type { CallKey, MailKey, RepresentativeId } from '../calls/ids.ts';
import type { Charset } from '../mail/charset.ts';
import { due, THIS_RUN } from './clock-run.ts';
import type { Handle } from './connection.ts';
import { appendEvents } from './event-log.ts';
import { THIS_SITE } from './setting-row.ts';

/**
 *   held ------+---> approval ---+  a person looks at it first
 *   (its call  |                 v
 *    lasts)    +---> batched ---> queued <--------+
 *              |        |           |  claim      | later, interrupted
 *              |        v           v             |
 *              |     joined      sending ---------+--> sent -----> bounced (a report said that it did not arrive)
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
  | 'bounced'
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
  return (await insertMails(trx, [mail], now)).size > 0;
}

/** The same for many, in three statements. @returns those that were inserted or replaced */
export async function insertMails(
  trx: Knex.Transaction,
  mails: readonly NewMail[],
  now: number,
): Promise<ReadonlySet<MailKey>> {
  if (mails.length === 0) return new Set();
  const rows: { key: MailKey }[] = await trx.raw(INSERT, [
    now,
    JSON.stringify(mails.map((mail) => columnsOf(mail, now))),
  ]);
  const stored = new Set(rows.map(({ key }) => key));
  const events = mails
    .filter(({ key }) => stored.has(key))
    .map((mail) => ({ kind: 'mail', v: 2, subject: mail.key, body: mail }));
  await appendEvents(trx, now, events);
  return stored;
}

const GIVEN = [
  ...['key', 'call_key', 'purpose', 'message_id', 'state', 'to_name', 'to_addresses', 'reply_to', 'subject'],
  ...[
    'text',
    'html',
    'released_at',
    'representative_id',
    'urgency',
    'charset',
    'thread',
    'vcard',
    'waits_since',
  ],
];

/** In the order of `GIVEN`. */
function columnsOf(mail: NewMail, now: number): readonly (string | number | null)[] {
  const mayLeave = mail.state === 'queued';
  return [
    mail.key,
    mail.callKey,
    mail.purpose,
    mail.messageId,
    mail.state,
    mail.toName,
    JSON.stringify(mail.toAddresses),
    mail.replyTo,
    mail.subject,
    mail.text,
    mail.html,
    mayLeave ? now : null,
    mail.representativeId,
    urgencyOf(mail.importance),
    mail.charset,
    mail.thread,
    mail.vcard,
    mayLeave ? null : now,
  ];
}

const KEPT: readonly string[] = ['key', 'call_key', 'purpose', 'message_id'];
const REPLACED = [...GIVEN, 'next_attempt_at', 'composed_at', 'clock_run'].filter(
  (name) => !KEPT.includes(name),
);
// Without the first WHERE, ON would be taken for a part of a join.
const INSERT = `INSERT INTO outbox (${GIVEN.join(', ')}, next_attempt_at, composed_at, site_id, clock_run)
  SELECT ${GIVEN.map((_, at) => `value ->> ${at}`).join(', ')}, ${due(`value ->> ${GIVEN.indexOf('released_at')}`)},
    ?, ${THIS_SITE}, ${THIS_RUN} FROM json_each(?)
  WHERE true
  ON CONFLICT (key) DO UPDATE SET ${REPLACED.map((name) => `${name} = excluded.${name}`).join(', ')}
  WHERE outbox.state = 'held'
  RETURNING key`;

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

/** Tells the other boxes where a mail stands; `sent` and `parked` are final for them, but `bounced` follows `sent`. */
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

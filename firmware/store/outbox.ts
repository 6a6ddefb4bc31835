import type { Knex } from 'knex';
import type { CallKey, MailKey } from '../calls/ids.ts';
import type { Handle } from './connection.ts';
import { appendEvent, appendEvents } from './event-log.ts';
import { THIS_SITE } from './setting-row.ts';

/**
 *   held ---> queued <--------+
 *               |  claim      | later, interrupted
 *               v             |
 *            sending ---------+--> sent
 *               |                  parked  (refused for good, or the retry list is used up; a person acts)
 *               +----------------> dropped (a person decided)
 */
export type MailState = 'held' | 'queued' | 'sending' | 'sent' | 'parked' | 'dropped';

/** A mail as it was composed. It leaves when its call has been released: until then it is `held`. */
export interface NewMail {
  readonly key: MailKey;
  readonly callKey: CallKey | null;
  readonly purpose: string;
  readonly state: 'held' | 'queued';
  readonly toName: string;
  readonly toAddresses: readonly string[];
  readonly replyTo: string | null;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly messageId: string;
}

/** 1, 2, 3: the call's customer is of importance A, B, C; 4: any other mail. The lower leaves first. */
const URGENCY = `coalesce((SELECT instr('ABC', customer ->> 'importance') FROM call_record WHERE key = ?), 4)`;

/**
 * Puts a composed mail into the outbox. A mail that is still held is replaced by its new wording; one that is on
 * its way or further is left as it is, so that composing it again after a crash changes nothing.
 *
 * @returns false when the mail was there already and could not be replaced
 */
export async function insertMail(trx: Knex.Transaction, mail: NewMail, now: number): Promise<boolean> {
  const due = mail.state === 'queued' ? now : null;
  const [stored] = await trx.raw(
    `INSERT INTO outbox (key, site_id, call_key, purpose, state, to_name, to_addresses, reply_to, subject, text,
       html, message_id, next_attempt_at, composed_at, released_at, urgency)
     VALUES (?, ${THIS_SITE}, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ${URGENCY})
     ON CONFLICT (key) DO UPDATE SET state = excluded.state, to_name = excluded.to_name,
       to_addresses = excluded.to_addresses, reply_to = excluded.reply_to, subject = excluded.subject,
       text = excluded.text, html = excluded.html, next_attempt_at = excluded.next_attempt_at,
       composed_at = excluded.composed_at, released_at = excluded.released_at, urgency = excluded.urgency
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
      mail.callKey,
    ],
  );
  if (stored === undefined) return false;
  await appendEvent(trx, { now, kind: 'mail', v: 1, subject: mail.key, body: mail });
  return true;
}

/** The call is over: what was written during it may go. @returns how many */
export async function releaseHeld(trx: Knex.Transaction, call: CallKey, now: number): Promise<number> {
  const rows: { key: string }[] = await trx.raw(
    `UPDATE outbox SET state = 'queued', next_attempt_at = ?, released_at = ?
     WHERE call_key = ? AND state = 'held' RETURNING key`,
    [now, now, call],
  );
  for (const { key } of rows) await noteState(trx, key, 'queued', now);
  return rows.length;
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

import type { Knex } from 'knex';
import { v7 } from 'uuid';
import { type MailKey, mailKey } from '../calls/ids.ts';
import type { Charset } from '../mail/charset.ts';
import type { ClaimedMail, Finished, Outcome } from '../mail/delivery.ts';
import { CLOCK_HOLD_MS } from '../mail/time-in-mail.ts';
import { faultsText } from '../mail-faults/fault-text.ts';
import type { MailFault } from '../mail-faults/mail-fault.ts';
import { faultsToStore } from '../mail-faults/stored-faults.ts';
import type { Handle } from './connection.ts';
import { noteStates } from './outbox.ts';

/** Longest text kept of what a server said. */
export const MAX_REPLY = 1000;

export interface ClaimRequest {
  /** Wall clock, ms. */
  readonly now: number;
  readonly limit: number;
  /**
   * No wait after an attempt is longer than this (ms): a mail due later than that, and than a mail may wait for the
   * clock, was dated by a clock that ran ahead, and is due now.
   */
  readonly longest: number;
  /** Domains whose mails are left where they are. */
  readonly without: readonly string[];
}

/** Who reads it: people by mail, or programs, whose addresses hold a colon (mail/address-kind.ts). They never wait for each other. */
export type Readers = 'people' | 'programs';
const READ_BY = {
  people: "instr(coalesce(to_domain, ''), ':') = 0",
  programs: "instr(to_domain, ':') > 0",
} as const;

/**
 * Takes mails that are due, in one statement, so that no two takers get the same one: the important ones first, and
 * of these the oldest.
 */
export async function claimDue(
  db: Handle,
  request: ClaimRequest,
  readers: Readers = 'people',
): Promise<ClaimedMail[]> {
  const { now, limit, longest, without } = request;
  const rows: Row[] = await db.raw(
    `UPDATE outbox SET state = 'sending', claimed_at = ?, attempts = attempts + 1
     WHERE key IN (SELECT key FROM outbox INDEXED BY outbox_turn
       WHERE state = 'queued' AND (next_attempt_at <= ? OR next_attempt_at > ?)
         AND ${READ_BY[readers]}
         AND coalesce(to_domain, '') NOT IN (SELECT value FROM json_each(?))
       ORDER BY urgency, composed_at LIMIT ?)
     RETURNING *`,
    [now, now, now + Math.max(longest, CLOCK_HOLD_MS), JSON.stringify(without), limit],
  );
  return rows.sort((a, b) => a.urgency - b.urgency || a.composed_at - b.composed_at).map(toClaimed);
}

/** Records attempts and where the mails stand after them; a handful of statements, however many they are. */
export async function finishAll(
  trx: Knex.Transaction,
  finished: readonly Finished[],
  now: number,
): Promise<void> {
  const rows = finished.map(({ mail, outcome }) => toResult(mail.key, outcome, now));
  await trx.raw(
    `UPDATE outbox SET state = one.value ->> 'state', next_attempt_at = one.value ->> 'next',
       finished_at = one.value ->> 'end', last_reply = one.value ->> 'reply',
       last_faults = one.value ->> 'faults', claimed_at = NULL
     FROM json_each(?) AS one WHERE outbox.key = one.value ->> 'key' AND outbox.state = 'sending'`,
    [JSON.stringify(rows)],
  );
  await noteAttempts(trx, rows, now);
  await noteStates(
    trx,
    rows.filter(({ state }) => state !== 'queued'),
    now,
  );
}

interface Result {
  readonly key: MailKey;
  readonly state: 'sent' | 'queued' | 'parked';
  readonly next: number | null;
  readonly end: number | null;
  readonly result: AttemptResult;
  readonly reply: string;
  readonly faults: string | null;
}

function toResult(key: MailKey, outcome: Outcome, now: number): Result {
  if (outcome.type === 'sent') {
    const reply = outcome.reply.slice(0, MAX_REPLY);
    return { key, state: 'sent', next: null, end: now, result: 'accepted', reply, faults: null };
  }
  const told = toldToStore(outcome.faults);
  if (outcome.type === 'later')
    return { key, state: 'queued', next: outcome.at, end: null, result: 'later', ...told };
  return { key, state: 'parked', next: null, end: now, result: 'refused', ...told };
}

/** Faults as both tables keep them: as codes, and as a text for whoever reads no codes. */
export function toldToStore(faults: readonly MailFault[]): Pick<Attempt, 'reply' | 'faults'> {
  return { reply: faultsText(faults).slice(0, MAX_REPLY), faults: faultsToStore(faults) };
}

/** Claimed and not tried, because the server failed before: due as it was, and the attempt is not counted. */
export async function giveBack(db: Handle, mails: readonly ClaimedMail[], now: number): Promise<void> {
  await db.raw(
    `UPDATE outbox SET state = 'queued', next_attempt_at = ?, attempts = attempts - 1, claimed_at = NULL
     WHERE state = 'sending' AND key IN (SELECT value FROM json_each(?))`,
    [now, JSON.stringify(mails.map((mail) => mail.key))],
  );
}

/**
 * After a crash: what was being sent then is sent again. The server may have taken it already; the Message-ID is
 * the same, so that the receiver's mail system can tell.
 */
export async function requeueInterrupted(
  trx: Knex.Transaction,
  now: number,
  readers: Readers = 'people',
): Promise<number> {
  const rows: { key: string }[] = await trx.raw(
    `UPDATE outbox SET state = 'queued', next_attempt_at = ?, claimed_at = NULL
     WHERE state = 'sending' AND ${READ_BY[readers]} RETURNING key`,
    [now],
  );
  const told = toldToStore([{ code: 'interrupted', said: '', by: 'machine' }]);
  await noteAttempts(
    trx,
    rows.map(({ key }) => ({ key, result: 'interrupted', ...told })),
    now,
  );
  return rows.length;
}

/** `delayed`, `bounced`: what a report said after the server had taken the mail. */
export type AttemptResult = 'accepted' | 'later' | 'refused' | 'interrupted' | 'delayed' | 'bounced';

export interface Attempt {
  readonly key: string;
  readonly result: AttemptResult;
  /** The server's words, or ours in English, already cut to `MAX_REPLY`. */
  readonly reply: string;
  /** JSON; null where the server took it. */
  readonly faults: string | null;
}

export async function noteAttempts(
  trx: Knex.Transaction,
  attempts: readonly Attempt[],
  now: number,
): Promise<void> {
  const rows = attempts.map(({ key, result, reply, faults }) => [
    v7({ msecs: now }),
    ...[key, result, reply, faults],
  ]);
  await trx.raw(
    `INSERT INTO outbox_attempt (id, outbox_key, at, result, reply, faults)
     SELECT value ->> 0, value ->> 1, ?, value ->> 2, value ->> 3, value ->> 4 FROM json_each(?)`,
    [now, JSON.stringify(rows)],
  );
}

interface Row {
  key: string;
  call_key: string | null;
  purpose: string;
  to_name: string;
  to_addresses: string;
  reply_to: string | null;
  subject: string;
  text: string;
  html: string;
  charset: Charset;
  thread: string | null;
  vcard: string | null;
  message_id: string;
  composed_at: number;
  clock_run: string | null;
  attempts: number;
  urgency: number;
}

function toClaimed(row: Row): ClaimedMail {
  return {
    key: mailKey(row.key),
    callKey: row.call_key,
    purpose: row.purpose,
    toName: row.to_name,
    toAddresses: JSON.parse(row.to_addresses) as string[],
    replyTo: row.reply_to,
    subject: row.subject,
    text: row.text,
    html: row.html,
    charset: row.charset,
    thread: row.thread,
    vcard: row.vcard,
    messageId: row.message_id,
    composedAt: row.composed_at,
    isTimeKnown: row.clock_run === null,
    attempts: row.attempts,
  };
}

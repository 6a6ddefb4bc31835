import type { Knex } from 'knex';
import { v7 } from 'uuid';
import { type MailKey, mailKey } from '../calls/ids.ts';
import type { ClaimedMail, Outcome } from '../mail/delivery.ts';
import type { Handle } from './connection.ts';
import { noteState } from './outbox.ts';

/** Longest text kept of what a server said. */
export const MAX_REPLY = 1000;

/**
 * Takes mails that are due, in one statement, so that no two takers get the same one.
 *
 * @param longest no wait of ours is longer than this (ms): a mail due later than that was dated by a clock that
 *   ran ahead, and is due now
 */
export async function claimDue(
  db: Handle,
  { now, limit, longest }: { readonly now: number; readonly limit: number; readonly longest: number },
): Promise<ClaimedMail[]> {
  const rows: Row[] = await db.raw(
    `UPDATE outbox SET state = 'sending', claimed_at = ?, attempts = attempts + 1
     WHERE key IN (SELECT key FROM outbox
       WHERE state = 'queued' AND (next_attempt_at <= ? OR next_attempt_at > ?)
       ORDER BY next_attempt_at, composed_at LIMIT ?)
     RETURNING *`,
    [now, now, now + longest, limit],
  );
  return rows.map(toClaimed).sort((a, b) => a.composedAt - b.composedAt);
}

/** Records an attempt and where the mail stands after it. */
export async function finish(
  trx: Knex.Transaction,
  key: MailKey,
  outcome: Outcome,
  now: number,
): Promise<void> {
  const reply = outcome.reply.slice(0, MAX_REPLY);
  const state = outcome.type === 'later' ? 'queued' : outcome.type;
  const next = outcome.type === 'later' ? outcome.at : null;
  const end = outcome.type === 'later' ? null : now;
  await trx.raw(
    `UPDATE outbox SET state = ?, next_attempt_at = ?, finished_at = ?, last_reply = ?, claimed_at = NULL
     WHERE key = ? AND state = 'sending'`,
    [state, next, end, reply, key],
  );
  const result = ({ sent: 'accepted', later: 'later', parked: 'refused' } as const)[outcome.type];
  await noteAttempt(trx, key, result, reply, now);
  if (state !== 'queued') await noteState(trx, key, state, now);
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
export async function requeueInterrupted(trx: Knex.Transaction, now: number): Promise<number> {
  const rows: { key: string }[] = await trx.raw(
    `UPDATE outbox SET state = 'queued', next_attempt_at = ?, claimed_at = NULL
     WHERE state = 'sending' RETURNING key`,
    [now],
  );
  for (const { key } of rows)
    await noteAttempt(trx, key, 'interrupted', 'the box stopped while sending', now);
  return rows.length;
}

export async function noteAttempt(
  trx: Knex.Transaction,
  key: string,
  result: 'accepted' | 'later' | 'refused' | 'interrupted',
  reply: string,
  now: number,
): Promise<void> {
  await trx.raw('INSERT INTO outbox_attempt (id, outbox_key, at, result, reply) VALUES (?, ?, ?, ?, ?)', [
    v7({ msecs: now }),
    key,
    now,
    result,
    reply,
  ]);
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
  message_id: string;
  composed_at: number;
  attempts: number;
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
    messageId: row.message_id,
    composedAt: row.composed_at,
    attempts: row.attempts,
  };
}

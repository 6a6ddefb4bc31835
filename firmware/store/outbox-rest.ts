import type { Knex } from 'knex';
import { v5 } from 'uuid';
import { type MailKey, mailKey } from '../calls/ids.ts';
import type { Rest } from '../mail/delivery.ts';
import { noteState } from './outbox.ts';
import { MAX_REPLY, noteAttempts } from './outbox-delivery.ts';

/**
 * Some addressees got a mail, these did not: a copy for them alone takes its own way, so that the others never get
 * it twice. It keeps the Message-ID, because to the receivers it is the same mail.
 *
 * @returns the key of the copy
 */
export async function insertRest(
  trx: Knex.Transaction,
  of: MailKey,
  rest: Rest,
  now: number,
): Promise<MailKey> {
  const { addresses, outcome } = rest;
  const key = mailKey(v5(addresses.join(' '), of));
  const reply = outcome.reply.slice(0, MAX_REPLY);
  const state = outcome.type === 'later' ? 'queued' : 'parked';
  const [made] = await trx.raw(
    `INSERT INTO outbox (key, site_id, call_key, purpose, state, to_name, to_addresses, reply_to, subject, text,
       html, message_id, attempts, next_attempt_at, last_reply, composed_at, released_at, finished_at,
       representative_id, urgency, charset, thread, vcard, clock_run)
     SELECT ?, site_id, call_key, purpose || '-rest', ?, to_name, ?, reply_to, subject, text, html,
       message_id, 1, ?, ?, composed_at, released_at, ?, representative_id, urgency, charset, thread, vcard,
       clock_run FROM outbox WHERE key = ?
     ON CONFLICT (key) DO NOTHING RETURNING key`,
    [
      key,
      state,
      JSON.stringify(addresses),
      outcome.type === 'later' ? outcome.at : null,
      reply,
      outcome.type === 'later' ? null : now,
      of,
    ],
  );
  if (made === undefined) return key;
  const result = outcome.type === 'later' ? 'later' : 'refused';
  await noteAttempts(trx, [{ key, result, reply }], now);
  await noteState(trx, key, state, now);
  return key;
}

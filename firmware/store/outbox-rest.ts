import type { Knex } from 'knex';
import { v5 } from 'uuid';
import { type MailKey, mailKey } from '../calls/ids.ts';
import type { Rest } from '../mail/delivery.ts';
import type { MailFault } from '../mail-faults/mail-fault.ts';
import { noteState } from './outbox.ts';
import { type AttemptResult, noteAttempts, toldToStore } from './outbox-delivery.ts';

/**
 * Some addressees got a mail, these did not: a copy for them alone takes its own way, so that the others never get
 * it twice. It keeps the Message-ID, because to the receivers it is the same mail.
 *
 * @returns the key of the copy
 */
export async function insertRest(
  trx: Knex.Transaction,
  of: MailKey,
  { addresses, outcome }: Rest,
  now: number,
): Promise<MailKey> {
  const isLater = outcome.type === 'later';
  return insertCopy(trx, of, addresses, {
    state: isLater ? 'queued' : 'parked',
    result: isLater ? 'later' : 'refused',
    faults: outcome.faults,
    next: isLater ? outcome.at : null,
    now,
  });
}

/** The same for addressees of whom a report said later that the mail did not reach them. */
export async function insertBounced(
  trx: Knex.Transaction,
  of: MailKey,
  addresses: readonly string[],
  fault: MailFault,
  now: number,
): Promise<MailKey> {
  const key = await insertCopy(trx, of, addresses, {
    ...{ state: 'bounced', result: 'bounced', faults: [fault], next: null, now },
  });
  await trx.raw("UPDATE outbox SET bounced_from = to_addresses WHERE key = ? AND state = 'bounced'", [key]);
  return key;
}

interface Copy {
  readonly state: 'queued' | 'parked' | 'bounced';
  readonly result: AttemptResult;
  readonly faults: readonly MailFault[];
  /** Of the next attempt, wall clock, ms. */
  readonly next: number | null;
  readonly now: number;
}

async function insertCopy(
  trx: Knex.Transaction,
  of: MailKey,
  addresses: readonly string[],
  { state, result, next, now, ...copy }: Copy,
): Promise<MailKey> {
  const key = mailKey(v5(addresses.join(' '), of));
  const { reply, faults } = toldToStore(copy.faults);
  const end = next === null ? now : null;
  const [made] = await trx.raw(
    `INSERT INTO outbox (key, site_id, call_key, purpose, state, to_name, to_addresses, reply_to, subject, text,
       html, message_id, attempts, next_attempt_at, last_reply, last_faults, composed_at, released_at, finished_at,
       representative_id, urgency, charset, thread, vcard, clock_run)
     SELECT ?, site_id, call_key, purpose || '-rest', ?, to_name, ?, reply_to, subject, text, html,
       message_id, 1, ?, ?, ?, composed_at, released_at, ?, representative_id, urgency, charset, thread, vcard,
       clock_run FROM outbox WHERE key = ?
     ON CONFLICT (key) DO NOTHING RETURNING key`,
    [key, state, JSON.stringify(addresses), next, reply, faults, end, of],
  );
  if (made === undefined) return key;
  await noteAttempts(trx, [{ key, result, reply, faults }], now);
  await noteState(trx, key, state, now);
  return key;
}

import type { Knex } from 'knex';
import { v5 } from 'uuid';
import { mailKey } from '../calls/ids.ts';
import type { ClaimedMail, Outcome } from '../mail/delivery.ts';
import { claimDue, finish, requeueInterrupted } from './outbox-delivery.ts';

/** The outbox of a database, in the shape in which the worker wants it. Each call is one transaction. */
export function outboxStore(knex: Knex) {
  return {
    requeueInterrupted: (now: number) => knex.transaction((trx) => requeueInterrupted(trx, now)),
    claimDue: (request: Parameters<typeof claimDue>[1]) => claimDue(knex, request),
    finish: (mail: ClaimedMail, outcome: Outcome, refused: readonly string[], now: number) =>
      knex.transaction(async (trx) => {
        await finish(trx, mail.key, outcome, now);
        if (refused.length > 0) await setAside(trx, mail, refused, outcome.reply, now);
      }),
  };
}

/** Some addressees got the mail, these did not: a copy for them alone waits for a person. */
async function setAside(
  trx: Knex.Transaction,
  mail: ClaimedMail,
  refused: readonly string[],
  reply: string,
  now: number,
): Promise<void> {
  const key = mailKey(v5(refused.join(' '), mail.key));
  await trx.raw(
    `INSERT INTO outbox (key, site_id, call_key, purpose, state, to_name, to_addresses, reply_to, subject, text,
       html, message_id, attempts, last_reply, composed_at, released_at, finished_at)
     SELECT ?, site_id, call_key, purpose || '-refused', 'parked', to_name, ?, reply_to, subject, text, html,
       message_id, 1, ?, composed_at, released_at, ? FROM outbox WHERE key = ?
     ON CONFLICT (key) DO NOTHING`,
    [key, JSON.stringify(refused), reply, now, mail.key],
  );
}

import type { Knex } from 'knex';
import type { ClaimedMail, Outcome, Rest } from '../mail/delivery.ts';
import { claimDue, finish, giveBack, requeueInterrupted } from './outbox-delivery.ts';
import { hurryAll } from './outbox-desk.ts';
import { insertRest } from './outbox-rest.ts';

/** The outbox of a database, in the shape in which the worker wants it. Each call is one transaction. */
export function outboxStore(knex: Knex) {
  return {
    requeueInterrupted: (now: number) => knex.transaction((trx) => requeueInterrupted(trx, now)),
    claimDue: (request: Parameters<typeof claimDue>[1]) => claimDue(knex, request),
    finish: (mail: ClaimedMail, outcome: Outcome, rests: readonly Rest[], now: number) =>
      knex.transaction(async (trx) => {
        await finish(trx, mail.key, outcome, now);
        for (const rest of rests) await insertRest(trx, mail.key, rest, now);
      }),
    giveBack: (mails: readonly ClaimedMail[], now: number) => giveBack(knex, mails, now),
    hurryAll: (now: number) => hurryAll(knex, now),
  };
}

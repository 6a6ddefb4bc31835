import type { Knex } from 'knex';
import type { ClaimedMail, Finished } from '../mail/delivery.ts';
import {
  type ClaimRequest,
  claimDue,
  finishAll,
  giveBack,
  type Readers,
  requeueInterrupted,
} from './outbox-delivery.ts';
import { hurryAll } from './outbox-desk.ts';
import { insertRest } from './outbox-rest.ts';

/** The outbox of a database, in the shape in which the worker wants it. Each call is one transaction. */
export function outboxStore(knex: Knex, readers: Readers = 'people') {
  return {
    requeueInterrupted: (now: number) => knex.transaction((trx) => requeueInterrupted(trx, now, readers)),
    claimDue: (request: ClaimRequest) => claimDue(knex, request, readers),
    finishAll: (finished: readonly Finished[], now: number) =>
      knex.transaction(async (trx) => {
        await finishAll(trx, finished, now);
        for (const { mail, rests } of finished)
          for (const rest of rests) await insertRest(trx, mail.key, rest, now);
      }),
    giveBack: (mails: readonly ClaimedMail[], now: number) => giveBack(knex, mails, now),
    hurryAll: (now: number, domain?: string) =>
      hurryAll(knex, now, { which: 'tried', domain: domain ?? null }),
  };
}

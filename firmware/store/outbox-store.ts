import type { Knex } from 'knex';
import type { MailKey } from '../calls/ids.ts';
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

/** Tells of mails that were given up, in the transaction in which they were. */
export type OnGivenUp = (trx: Knex.Transaction, keys: readonly MailKey[], now: number) => Promise<void>;

/** The outbox of a database, in the shape in which the worker wants it. Each call is one transaction. */
export function outboxStore(
  knex: Knex,
  readers: Readers = 'people',
  onGivenUp: OnGivenUp = async () => undefined,
) {
  return {
    requeueInterrupted: (now: number) => knex.transaction((trx) => requeueInterrupted(trx, now, readers)),
    claimDue: (request: ClaimRequest) => claimDue(knex, request, readers),
    finishAll: (finished: readonly Finished[], now: number) =>
      knex.transaction(async (trx) => {
        await finishAll(trx, finished, now);
        const givenUp = finished.flatMap(({ mail, outcome }) =>
          outcome.type === 'parked' ? [mail.key] : [],
        );
        for (const { mail, rests } of finished)
          for (const rest of rests) {
            const key = await insertRest(trx, mail.key, rest, now);
            if (rest.outcome.type === 'parked') givenUp.push(key);
          }
        if (givenUp.length > 0) await onGivenUp(trx, givenUp, now);
      }),
    giveBack: (mails: readonly ClaimedMail[], now: number) => giveBack(knex, mails, now),
    hurryAll: (now: number, domain?: string) =>
      hurryAll(knex, now, { which: 'tried', domain: domain ?? null }),
  };
}

import type { NumberPlan } from '../directory/number-plan.ts';
import type { LookUp } from '../reception/identify.ts';
import { type Letterhead, mailEndedCall } from '../reception/mailing.ts';
import { saveCall } from '../store/calls.ts';
import type { Transaction } from '../store/connection.ts';
import { createCustomer, pageCustomers } from '../store/customers.ts';
import type { Database } from '../store/database.ts';
import { claimDue, finish } from '../store/outbox-delivery.ts';
import { putPhrases } from '../store/phrases.ts';
import { createRepresentative } from '../store/representatives.ts';
import { putSettings } from '../store/settings.ts';
import { CUSTOMERS } from './customers.ts';
import { DEFAULT_REPRESENTATIVE, PHRASES, REPRESENTATIVES } from './office.ts';
import { pastCalls } from './past.ts';

export interface FillOptions {
  readonly now: number;
  readonly plan: NumberPlan;
  readonly letterhead: Letterhead;
  readonly lookUp: LookUp;
}

/** Puts the invented office into an empty database. One that holds customers is left as it is. */
export async function fillDemo(db: Database, options: FillOptions): Promise<void> {
  const { items } = await pageCustomers(db.knex, { limit: 1 });
  if (items.length > 0) return;
  await fillOffice(db, options);
  const calls = await pastCalls(options.now, options.lookUp);
  await db.knex.transaction(async (trx) => {
    for (const call of calls) {
      const at = call.releasedAt ?? options.now;
      await saveCall(trx, call, at);
      if (await mailEndedCall(trx, call, options.letterhead, at)) await sendThen(trx, at);
    }
  });
}

/** The mails of the last days left when their calls had ended. */
async function sendThen(trx: Transaction, at: number): Promise<void> {
  for (const mail of await claimDue(trx, { now: at, limit: 1, longest: Number.MAX_SAFE_INTEGER })) {
    await finish(trx, mail.key, { type: 'sent', reply: '250 2.0.0 Ok' }, at);
  }
}

async function fillOffice(db: Database, { now, plan }: FillOptions): Promise<void> {
  await db.knex.transaction(async (trx) => {
    const ids = new Map<string, string>();
    for (const { ref, ...input } of REPRESENTATIVES) {
      const made = await createRepresentative(trx, input, now);
      ids.set(ref, made.id);
      if (ref === DEFAULT_REPRESENTATIVE) await putSettings(trx, { defaultRepresentativeId: made.id }, now);
    }
    await putPhrases(trx, PHRASES, now);
    for (const { rep, numbers, fax = '', notes = '', ...rest } of CUSTOMERS) {
      const representativeId = rep === null ? null : (ids.get(rep) ?? null);
      const written = numbers.map(([number, label]) => ({ number, label }));
      await createCustomer(trx, { ...rest, fax, notes, representativeId, numbers: written }, { now, plan });
    }
  });
}

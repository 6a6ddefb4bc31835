import type { Clock } from '../../hw/clock.ts';
import type { NumberPlan } from '../directory/number-plan.ts';
import { type BulkContext, insertCustomers } from '../store/bulk.ts';
import type { CustomerInput } from '../store/customer-row.ts';
import type { Database } from '../store/database.ts';

export interface StagingOptions {
  readonly db: Database;
  readonly clock: Clock;
  readonly plan: NumberPlan;
}

/** Customers staged in one transaction: their words take a while, and a call waits for no more than this. */
const AT_ONCE = 100;

/** Stages the customers in small transactions. @returns how many each of them staged */
export async function* stage(
  { db, clock, plan }: StagingOptions,
  inputs: readonly CustomerInput[],
  { importId, first }: NonNullable<BulkContext['staged']>,
): AsyncGenerator<number> {
  for (let start = 0; start < inputs.length; start += AT_ONCE) {
    const some = inputs.slice(start, start + AT_ONCE);
    const context = { now: clock.now(), plan, staged: { importId, first: first + start } };
    await db.knex.transaction((trx) => insertCustomers(trx, some, context));
    yield some.length;
  }
}

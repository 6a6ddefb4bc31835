import type { Knex } from 'knex';
import type { NumberPlan } from '../directory/number-plan.ts';
import { normalise } from '../directory/numbers.ts';
import { insertNumbers, numberRows } from './customer-numbers.ts';
import type { Customer, CustomerInput, NumberInput } from './customer-row.ts';
import { indexCustomer, searchDocument } from './customer-search.ts';
import {
  deleteCustomer,
  type Entered,
  getCustomer,
  inputOf,
  updateCustomer,
  type WriteContext,
} from './customers.ts';
import { appendEvent } from './event-log.ts';

/**
 * Two entries turned out to be one customer. `id` stays: what it does not know it takes from the other, numbers and tags
 * are united, notes stand below one another. The calls of the other become his; what they recorded of their caller stays.
 *
 * @returns null when one of the two is not there, or they are the same
 */
export async function mergeCustomers(
  trx: Knex.Transaction,
  id: string,
  other: string,
  context: WriteContext,
): Promise<Customer | null> {
  const [kept, gone] = [await getCustomer(trx, id), await getCustomer(trx, other)];
  if (kept === null || gone === null || id === other) return null;
  await deleteCustomer(trx, other, context.now);
  const merged = await updateCustomer(trx, id, united(inputOf(kept), inputOf(gone), context.plan), context);
  await trx.raw('UPDATE call_record SET customer_id = ? WHERE customer_id = ?', [id, other]);
  await trx.raw(
    `UPDATE customer SET last_contact_at = nullif(max(coalesce(last_contact_at, 0), ?), 0) WHERE id = ?`,
    [gone.lastContactAt ?? 0, id],
  );
  const event = { kind: 'customer-merged', v: 1, subject: id, body: { id, from: other } };
  await appendEvent(trx, { now: context.now, ...event });
  return merged;
}

/**
 * The way back from a deletion. A number that somebody else got meanwhile is his as well: the look-up offers both.
 *
 * @returns null when there is no such deleted customer
 */
export async function restoreCustomer(
  trx: Knex.Transaction,
  id: string,
  { now, plan }: WriteContext,
): Promise<Customer | null> {
  const [found]: { row: number; deleted_at: number }[] = await trx.raw(
    // One who was erased has no name, and nothing that could come back.
    `SELECT row, deleted_at FROM customer
     WHERE id = ? AND deleted_at IS NOT NULL AND import_id IS NULL AND name <> ''`,
    [id],
  );
  if (found === undefined) return null;
  const numbers: NumberInput[] = await trx.raw(
    'SELECT number, label FROM customer_number WHERE customer_id = ? AND deleted_at = ? ORDER BY position',
    [id, found.deleted_at],
  );
  await trx.raw('UPDATE customer SET deleted_at = NULL, updated_at = ? WHERE id = ?', [now, id]);
  const rows = numberRows(id, numbers, plan, now);
  await insertNumbers(trx, rows);
  const restored = await getCustomer(trx, id);
  if (restored === null) throw new Error('a customer was restored and cannot be read');
  await indexCustomer(trx, found.row, searchDocument(inputOf(restored), rows, plan));
  await appendEvent(trx, { now, kind: 'customer', v: 1, subject: id, body: { id, ...inputOf(restored) } });
  return restored;
}

function united(kept: Entered, gone: Entered, plan: NumberPlan): CustomerInput {
  const has = new Set(kept.numbers.map(({ number }) => normalise(number, plan).matchKey));
  const more = gone.numbers.filter(({ number }) => !has.has(normalise(number, plan).matchKey));
  const names = new Set(kept.extra.map(({ name }) => name));
  return {
    name: kept.name,
    kana: kept.kana || gone.kana,
    department: kept.department || gone.department,
    contact: kept.contact || gone.contact,
    address: kept.address || gone.address,
    fax: kept.fax || gone.fax,
    importance: kept.importance ?? gone.importance,
    representativeId: kept.representativeId ?? gone.representativeId,
    notes: [kept.notes, gone.notes].filter((note) => note !== '').join('\n'),
    numbers: [...kept.numbers, ...more],
    tags: [...new Set([...kept.tags, ...gone.tags])],
    extra: [...kept.extra, ...gone.extra.filter(({ name }) => !names.has(name))],
  };
}

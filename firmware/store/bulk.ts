import type { Knex } from 'knex';
import { v7 } from 'uuid';
import { insertNumbers, type NumberRow, numberRows } from './customer-numbers.ts';
import type { CustomerInput } from './customer-row.ts';
import { searchDocument } from './customer-search.ts';
import { columns, type WriteContext } from './customers.ts';
import { appendEvents, type NewEvent } from './event-log.ts';
import { THIS_SITE } from './setting-row.ts';

export interface BulkContext extends WriteContext {
  /**
   * The customers are deleted for everybody until the import ends (staged-customers.ts). `first`: how many of them are in
   * already.
   */
  readonly staged?: { readonly importId: string; readonly first: number };
  /** Told after each batch how many customers are in. */
  readonly onProgress?: (done: number) => void;
}

/** Customers a statement: each statement costs a turn of the driver, each row of it next to nothing. */
const BATCH = 500;

/**
 * Inserts many new customers with their numbers, search words and events, all in the given transaction: for
 * imports and samples. A transaction of more than some 10,000 makes the write-ahead log as large as its data.
 */
export async function insertCustomers(
  trx: Knex.Transaction,
  inputs: readonly CustomerInput[],
  context: BulkContext,
): Promise<void> {
  for (let start = 0; start < inputs.length; start += BATCH) {
    const batch = inputs.slice(start, start + BATCH);
    await insertBatch(trx, batch, context, start);
    context.onProgress?.(start + batch.length);
  }
}

async function insertBatch(
  trx: Knex.Transaction,
  inputs: readonly CustomerInput[],
  { now, plan, staged }: BulkContext,
  offset: number,
): Promise<void> {
  const [last]: { row: number }[] = await trx.raw('SELECT coalesce(max(row), 0) AS row FROM customer');
  const firstRow = (last?.row ?? 0) + 1;
  const customers: (string | number | null)[][] = [];
  const numbers: NumberRow[] = [];
  const documents: [row: number, document: string][] = [];
  const events: NewEvent[] = [];
  for (const [index, input] of inputs.entries()) {
    const id = v7({ msecs: now });
    const own = numberRows(id, input.numbers, plan, now);
    customers.push([firstRow + index, id, ...columns(input)]);
    numbers.push(...own);
    documents.push([firstRow + index, searchDocument(input, own, plan)]);
    events.push({ kind: 'customer', v: 1, subject: id, body: { id, ...input } });
  }
  await insertRows(trx, customers, now, staged?.importId ?? null);
  await insertNumbers(trx, numbers);
  await trx.raw(
    'INSERT INTO customer_search (rowid, pairs) SELECT value ->> 0, value ->> 1 FROM json_each(?)',
    [JSON.stringify(documents)],
  );
  if (staged === undefined) return appendEvents(trx, now, events);
  await keepEvents(trx, staged.importId, staged.first + offset, events, now);
}

async function insertRows(
  trx: Knex.Transaction,
  customers: readonly (string | number | null)[][],
  now: number,
  importId: string | null,
): Promise<void> {
  await trx.raw(
    `INSERT INTO customer (row, id, name, kana, sort_key, department, contact, address, fax, importance,
       representative_id, notes, tags, extra, site_id, created_at, updated_at, import_id,
       deleted_at)
     SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7,
       value ->> 8, value ->> 9, value ->> 10, value ->> 11, value ->> 12, value ->> 13, ${THIS_SITE}, ?, ?, ?, ?
     FROM json_each(?)`,
    [now, now, importId, importId === null ? null : now, JSON.stringify(customers)],
  );
}

/** Numbered from 1: the import's own numbers are added to the box's when it ends. */
async function keepEvents(
  trx: Knex.Transaction,
  importId: string,
  before: number,
  events: readonly NewEvent[],
  now: number,
): Promise<void> {
  const rows = events.map(({ subject, body }, index) => [
    before + index + 1,
    v7({ msecs: now }),
    subject,
    JSON.stringify(body),
  ]);
  await trx.raw(
    `INSERT INTO import_event (import_id, seq, id, subject, body)
     SELECT ?, value ->> 0, value ->> 1, value ->> 2, value ->> 3 FROM json_each(?)`,
    [importId, JSON.stringify(rows)],
  );
}

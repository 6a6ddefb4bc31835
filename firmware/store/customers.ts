import type { Knex } from 'knex';
import { v7 } from 'uuid';
import type { CustomerSnapshot } from '../calls/call.ts';
import { sortKey } from '../directory/fold.ts';
import type { NumberPlan } from '../directory/number-plan.ts';
import { normalise } from '../directory/numbers.ts';
import type { Handle } from './connection.ts';
import { type Page, pageOf, readCursor } from './cursor.ts';
import { buryNumbers, insertNumbers, numberRows } from './customer-numbers.ts';
import {
  CUSTOMER_COLUMNS,
  type Customer,
  type CustomerInput,
  type CustomerRow,
  type ExtraField,
  type NumberInput,
  SNAPSHOT_COLUMNS,
  type SnapshotRow,
  toCustomer,
  toSnapshot,
  WITH_REPRESENTATIVE,
} from './customer-row.ts';
import { indexCustomer, searchDocument, unindexCustomer } from './customer-search.ts';
import { appendEvent } from './event-log.ts';
import { THIS_SITE } from './setting-row.ts';

/** When it is written, and how this site writes telephone numbers. */
export interface WriteContext {
  readonly now: number;
  readonly plan: NumberPlan;
}

export async function createCustomer(
  trx: Knex.Transaction,
  input: CustomerInput,
  { now, plan }: WriteContext,
): Promise<Customer> {
  const id = v7({ msecs: now });
  const [made]: { row: number }[] = await trx.raw(
    `INSERT INTO customer (id, site_id, name, kana, sort_key, department, contact, address, fax, importance,
       representative_id, notes, tags, extra, created_at, updated_at)
     VALUES (?, ${THIS_SITE}, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING row`,
    [id, ...columns(input), now, now],
  );
  if (made === undefined) throw new Error('a customer was stored and has no row');
  const numbers = numberRows(id, input.numbers, plan, now);
  await insertNumbers(trx, numbers);
  await indexCustomer(trx, made.row, searchDocument(input, numbers, plan));
  await appendEvent(trx, { now, kind: 'customer', v: 1, subject: id, body: { id, ...input } });
  return stored(trx, id);
}

/**
 * Replaces what a person can enter. The event holds only the fields that changed: between boxes each field is
 * merged by itself.
 *
 * @returns null when there is no such customer
 */
export async function updateCustomer(
  trx: Knex.Transaction,
  id: string,
  input: CustomerInput,
  { now, plan }: WriteContext,
): Promise<Customer | null> {
  const before = await getCustomer(trx, id);
  if (before === null) return null;
  const entered = completed(input, before);
  const changes = changed(before, entered);
  if (Object.keys(changes).length === 0) return before;
  const [updated]: { row: number }[] = await trx.raw(
    `UPDATE customer SET name = ?, kana = ?, sort_key = ?, department = ?, contact = ?, address = ?, fax = ?,
       importance = ?, representative_id = ?, notes = ?, tags = ?, extra = ?, updated_at = ?
     WHERE id = ? RETURNING row`,
    [...columns(entered), now, id],
  );
  if (updated === undefined) return null;
  const numbers = numberRows(id, input.numbers, plan, now);
  if ('numbers' in changes) {
    await buryNumbers(trx, id, now);
    await insertNumbers(trx, numbers);
  }
  await indexCustomer(trx, updated.row, searchDocument(entered, numbers, plan));
  await appendEvent(trx, { now, kind: 'customer', v: 1, subject: id, body: { id, ...changes } });
  return stored(trx, id);
}

/** Leaves a tombstone for the other boxes; no search and no look-up finds the customer any more. */
export async function deleteCustomer(trx: Knex.Transaction, id: string, now: number): Promise<boolean> {
  const [gone]: { row: number }[] = await trx.raw(
    'UPDATE customer SET deleted_at = ?, updated_at = ? WHERE id = ? AND deleted_at IS NULL RETURNING row',
    [now, now, id],
  );
  if (gone === undefined) return false;
  await buryNumbers(trx, id, now);
  await unindexCustomer(trx, gone.row);
  await appendEvent(trx, { now, kind: 'customer-deleted', v: 1, subject: id, body: { id } });
  return true;
}

export async function getCustomer(db: Handle, id: string): Promise<Customer | null> {
  const [row]: CustomerRow[] = await db.raw(
    `SELECT ${CUSTOMER_COLUMNS} FROM customer c ${WITH_REPRESENTATIVE} WHERE c.id = ? AND c.deleted_at IS NULL`,
    [id],
  );
  return row === undefined ? null : toCustomer(row);
}

/** The customer as a call keeps him. */
export async function getSnapshot(db: Handle, id: string): Promise<CustomerSnapshot | null> {
  const [row]: SnapshotRow[] = await db.raw(
    `SELECT ${SNAPSHOT_COLUMNS} FROM customer c ${WITH_REPRESENTATIVE} WHERE c.id = ? AND c.deleted_at IS NULL`,
    [id],
  );
  return row === undefined ? null : toSnapshot(row);
}

/**
 * All customers in the order of their reading.
 *
 * @throws CursorError for a cursor of another list
 */
export async function pageCustomers(
  db: Handle,
  {
    limit,
    cursor,
    seenBy = null,
  }: {
    readonly limit: number;
    readonly cursor?: string | undefined;
    /** Only customers of this representative; null: everybody's. */
    readonly seenBy?: string | null;
  },
): Promise<Page<Customer>> {
  const after = cursor === undefined ? null : readCursor(cursor, ['string']);
  // The cursor is the customer alone: a reading of 200 characters does not fit into an address line.
  const place =
    after === null ? '' : 'AND (c.sort_key, c.id) > (SELECT sort_key, id FROM customer WHERE id = ?)';
  const rows: CustomerRow[] = await db.raw(
    `SELECT ${CUSTOMER_COLUMNS} FROM customer c ${WITH_REPRESENTATIVE}
     WHERE c.deleted_at IS NULL AND (? IS NULL OR c.representative_id = ?) ${place}
     ORDER BY c.sort_key, c.id LIMIT ?`,
    [seenBy, seenBy, ...(after ?? []), limit + 1],
  );
  return pageOf(rows.map(toCustomer), limit, (customer) => [customer.id]);
}

/**
 * Keeps a number for the next call (D3: the caller was found by a search). A number that the customer has already,
 * in whatever way of writing, is not added again.
 *
 * @returns null when there is no such customer
 */
export async function addCustomerNumber(
  trx: Knex.Transaction,
  id: string,
  number: string,
  context: WriteContext,
): Promise<Customer | null> {
  const customer = await getCustomer(trx, id);
  if (customer === null) return null;
  const { matchKey } = normalise(number, context.plan);
  const isKnown = customer.numbers.some((one) => normalise(one.number, context.plan).matchKey === matchKey);
  if (isKnown || matchKey === '') return customer;
  return updateCustomer(
    trx,
    id,
    { ...inputOf(customer), numbers: [...customer.numbers, { number, label: '' }].map(plainNumber) },
    context,
  );
}

/** In the order of the INSERT and UPDATE above. */
export function columns(input: CustomerInput): (string | null)[] {
  return [
    input.name,
    input.kana,
    sortKey(input.name, input.kana),
    input.department,
    input.contact,
    input.address,
    input.fax,
    input.importance,
    input.representativeId,
    input.notes,
    JSON.stringify(input.tags ?? []),
    JSON.stringify(input.extra ?? []),
  ];
}

async function stored(trx: Knex.Transaction, id: string): Promise<Customer> {
  const customer = await getCustomer(trx, id);
  if (customer === null) throw new Error('a customer was stored and cannot be read');
  return customer;
}

/** Tags and fields that a request leaves out stay as they are. */
function completed(input: CustomerInput, { tags, extra }: Customer): Entered {
  const numbers = input.numbers.map(plainNumber);
  return { ...input, numbers, tags: input.tags ?? tags, extra: input.extra ?? extra };
}

function changed(before: Customer, entered: Entered): Partial<Entered> {
  const known = inputOf(before);
  const names = Object.keys(known) as (keyof Entered)[];
  return Object.fromEntries(
    names
      .filter((name) => JSON.stringify(known[name]) !== JSON.stringify(entered[name]))
      .map((name) => [name, entered[name]]),
  );
}

/** Every field, as a person could have entered it. */
export interface Entered extends CustomerInput {
  readonly tags: readonly string[];
  readonly extra: readonly ExtraField[];
}

/** What a person could have entered to make the customer what he is. */
export function inputOf(customer: Customer): Entered {
  const { name, kana, department, contact, address, fax, importance, notes, tags, extra } = customer;
  const representativeId = customer.representative?.id ?? null;
  const numbers = customer.numbers.map(plainNumber);
  const texts = { name, kana, department, contact, address, fax };
  return { ...texts, importance, representativeId, notes, numbers, tags, extra };
}

function plainNumber({ number, label }: NumberInput): NumberInput {
  return { number, label };
}

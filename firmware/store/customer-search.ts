import type { Knex } from 'knex';
import { fold } from '../directory/fold.ts';
import type { NumberPlan } from '../directory/number-plan.ts';
import { normalise, searchDigits } from '../directory/numbers.ts';
import { documentOf, queryOf } from '../directory/search-pairs.ts';
import type { Handle } from './connection.ts';
import { type Page, pageOf, readCursor } from './cursor.ts';
import type { NumberRow } from './customer-numbers.ts';
import {
  CUSTOMER_COLUMNS,
  type Customer,
  type CustomerInput,
  type CustomerRow,
  toCustomer,
  WITH_REPRESENTATIVE,
} from './customer-row.ts';

/**
 * So many hits are put in order, whatever a million customers hold: a query that finds more is one that the
 * person goes on typing. It keeps the answer to a single character as fast as any other.
 */
const MOST_HITS = 1000;

export interface SearchOptions {
  readonly plan: NumberPlan;
  readonly limit: number;
  readonly cursor?: string | undefined;
  /** Only customers of this representative; null: everybody's. */
  readonly seenBy?: string | null;
}

/**
 * Finds customers by any part of name, reading, contact, department, address, tags, fax or numbers, from one character
 * on, and by the name of their representative. Words separated by blanks must all be found.
 *
 * @returns last contacted first, then in order of reading
 * @throws CursorError for a cursor of another list
 */
export async function searchCustomers(
  db: Handle,
  text: string,
  { plan, limit, cursor, seenBy = null }: SearchOptions,
): Promise<Page<Customer>> {
  const query = queryOf(text, plan);
  const hits: string[] = [];
  const values: (string | number)[] = [];
  if (query.words !== null) {
    hits.push(`SELECT * FROM (SELECT rowid FROM customer_search WHERE pairs MATCH ? LIMIT ${MOST_HITS})`);
    values.push(query.words);
  }
  if (query.fewDigits !== null) {
    hits.push(FEW_DIGITS);
    values.push(query.fewDigits);
  }
  const looksAfter = await representativesNamed(db, text);
  if (looksAfter.length > 0) {
    hits.push(OF_REPRESENTATIVES);
    values.push(JSON.stringify(looksAfter));
  }
  if (hits.length === 0) return { items: [], next: null };
  const after = cursor === undefined ? null : readCursor(cursor, ['string']);
  const rows: CustomerRow[] = await db.raw(statement(hits, after !== null), [
    ...values,
    seenBy,
    seenBy,
    ...(after ?? []),
    limit + 1,
  ]);
  return pageOf(rows.map(toCustomer), limit, (customer) => [customer.id]);
}

/** Few digits stand in nearly every number, so that reading numbers until there are enough hits is short. */
const FEW_DIGITS = `SELECT * FROM (
    SELECT c.row FROM customer_number n JOIN customer c ON c.id = n.customer_id
    WHERE n.deleted_at IS NULL AND instr(n.digits, ?) > 0 LIMIT ${MOST_HITS})`;

const OF_REPRESENTATIVES = `SELECT * FROM (
    SELECT row FROM customer WHERE deleted_at IS NULL
      AND representative_id IN (SELECT value FROM json_each(?)) LIMIT ${MOST_HITS})`;

/** Representatives are few: their names are looked at, so that one who marries does not change a million documents. */
async function representativesNamed(db: Handle, text: string): Promise<string[]> {
  const wanted = fold(text);
  if ([...wanted].length < 2 || /^\d+$/.test(wanted)) return [];
  const rows: { id: string; name: string; kana: string }[] = await db.raw(
    'SELECT id, name, kana FROM representative WHERE deleted_at IS NULL',
  );
  return rows
    .filter((row) => fold(row.name).includes(wanted) || fold(row.kana).includes(wanted))
    .map(({ id }) => id);
}

/** Last contact as a number that sorts the latest first and "never" last. */
const RECENCY = '-coalesce(c.last_contact_at, 0)';

function statement(hits: readonly string[], hasCursor: boolean): string {
  const after = hasCursor
    ? `AND (${RECENCY}, c.sort_key, c.id) > (SELECT ${RECENCY}, c.sort_key, c.id FROM customer c WHERE c.id = ?)`
    : '';
  return `
    WITH hits (row) AS MATERIALIZED (${hits.join(' UNION ')}),
    found AS MATERIALIZED (
      SELECT c.row, ${RECENCY} AS recency, c.sort_key, c.id
      FROM hits CROSS JOIN customer c ON c.row = hits.row
      WHERE c.deleted_at IS NULL AND (? IS NULL OR c.representative_id = ?) ${after}
      ORDER BY recency, c.sort_key, c.id LIMIT ?
    )
    SELECT ${CUSTOMER_COLUMNS}
    FROM found CROSS JOIN customer c ON c.row = found.row ${WITH_REPRESENTATIVE}
    ORDER BY found.recency, found.sort_key, found.id`;
}

/** The words under which a customer is found. */
export function searchDocument(
  input: CustomerInput,
  numbers: readonly NumberRow[],
  plan: NumberPlan,
): string {
  const fax = searchDigits(normalise(input.fax, plan).matchKey, plan.region);
  return documentOf({
    texts: [input.name, input.kana, input.contact, input.department, input.address, ...(input.tags ?? [])],
    numbers: [...numbers.map((row) => row[5]), fax],
  });
}

/** Puts a customer into the index, or anew; `row` is customer.row. */
export async function indexCustomer(trx: Knex.Transaction, row: number, document: string): Promise<void> {
  await trx.raw('INSERT OR REPLACE INTO customer_search (rowid, pairs) VALUES (?, ?)', [row, document]);
}

export async function unindexCustomer(trx: Knex.Transaction, row: number): Promise<void> {
  await trx.raw('DELETE FROM customer_search WHERE rowid = ?', [row]);
}

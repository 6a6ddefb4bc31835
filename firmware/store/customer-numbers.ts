import type { Knex } from 'knex';
import { v7 } from 'uuid';
import type { CustomerSnapshot } from '../calls/call.ts';
import { blockKey, prefixesOf } from '../directory/blocks.ts';
import type { NumberPlan } from '../directory/number-plan.ts';
import { normalise, searchDigits } from '../directory/numbers.ts';
import type { Handle } from './connection.ts';
import {
  type NumberInput,
  SNAPSHOT_COLUMNS,
  type SnapshotRow,
  toSnapshot,
  WITH_REPRESENTATIVE,
} from './customer-row.ts';

/** The board offers candidates by the keys 1 to 9. */
const MOST_CANDIDATES = 9;

/** Longer than any key of a block, so that an exact number always goes before a block. */
const EXACT = 1000;

/**
 * One statement for the time between the ring and the name. `hits`: every customer whose number or block covers
 * the key, with how closely; only the closest are candidates, since a block stands for "somebody of that company"
 * and a number of its own says who.
 */
const FIND = `
  WITH hits AS (
    SELECT customer_id, ${EXACT} AS closeness FROM customer_number
    WHERE deleted_at IS NULL AND match_key = ? AND kind = 'exact'
    UNION
    SELECT customer_id, length(match_key) FROM customer_number
    WHERE deleted_at IS NULL AND kind = 'block' AND match_key IN (SELECT value FROM json_each(?))
  )
  SELECT ${SNAPSHOT_COLUMNS}, h.closeness
  FROM hits h JOIN customer c ON c.id = h.customer_id ${WITH_REPRESENTATIVE}
  WHERE c.deleted_at IS NULL
  ORDER BY h.closeness DESC, c.last_contact_at DESC NULLS LAST, c.sort_key, c.id
  LIMIT ${MOST_CANDIDATES}`;

/**
 * Who has this number? Exact on any of a customer's numbers, else the narrowest block around it.
 *
 * @param matchKey of directory/numbers.ts
 * @returns the last contacted first, at most nine; nobody for an empty key
 */
export async function findByNumber(db: Handle, matchKey: string): Promise<CustomerSnapshot[]> {
  if (matchKey === '') return [];
  const rows: (SnapshotRow & { closeness: number })[] = await db.raw(FIND, [
    matchKey,
    JSON.stringify(prefixesOf(matchKey)),
  ]);
  return rows.filter((row) => row.closeness === rows[0]?.closeness).map(toSnapshot);
}

/** A row of customer_number, in the order of its columns. */
export type NumberRow = readonly [
  id: string,
  customerId: string,
  number: string,
  kind: 'exact' | 'block',
  matchKey: string,
  digits: string,
  label: string,
  position: number,
];

/** What is stored of a customer's numbers. A star that makes no sensible block is kept as a text that matches nothing. */
export function numberRows(
  customer: string,
  numbers: readonly NumberInput[],
  plan: NumberPlan,
  now: number,
): NumberRow[] {
  return numbers.map(({ number, label }, position) => {
    const block = blockKey(number, plan);
    const matchKey = block ?? normalise(number, plan).matchKey;
    const digits = searchDigits(matchKey, plan.region);
    const kind = block === null ? 'exact' : 'block';
    return [v7({ msecs: now }), customer, number, kind, matchKey, digits, label, position];
  });
}

export async function insertNumbers(trx: Knex.Transaction, rows: readonly NumberRow[]): Promise<void> {
  if (rows.length === 0) return;
  await trx.raw(
    `INSERT INTO customer_number (id, customer_id, number, kind, match_key, digits, label, position)
     SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7
     FROM json_each(?)`,
    [JSON.stringify(rows)],
  );
}

export async function buryNumbers(trx: Knex.Transaction, customer: string, now: number): Promise<void> {
  await trx.raw('UPDATE customer_number SET deleted_at = ? WHERE customer_id = ? AND deleted_at IS NULL', [
    now,
    customer,
  ]);
}

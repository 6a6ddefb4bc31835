import type { Knex } from 'knex';
import type { Call, CustomerSnapshot } from '../calls/call.ts';
import type { CallKey } from '../calls/ids.ts';
import { type CallFacts, factsFrom, factsOf, losesNumber, scrubEvents, writeFacts } from './call-record.ts';
import { type CallRow, type StoredCall, toCall, toStoredCall } from './call-row.ts';
import { indexCalls } from './call-search.ts';
import type { Handle } from './connection.ts';
import { forgetFactsOfCall } from './number-facts.ts';
import { scrubMails } from './outbox-scrub.ts';

/**
 * Stores a call as the core knows it now: the first time a new row, then the same row again and again. What was
 * stored already writes nothing. A withheld number is never stored, and one that was stored before the network
 * said so is taken out of the row and out of its events.
 */
export async function saveCall(trx: Knex.Transaction, call: Call, now: number): Promise<void> {
  await indexCalls(trx, await writeCalls(trx, [call], now));
}

/**
 * The same for many, each of them there once, in a handful of statements however many they are; without the index
 * of words, for which more may come in the same transaction.
 *
 * @returns the calls that were written, for `indexCalls`
 */
export async function writeCalls(
  trx: Knex.Transaction,
  calls: readonly Call[],
  now: number,
): Promise<CallKey[]> {
  const stored = await readFacts(
    trx,
    calls.map(({ key }) => key),
  );
  const changes = calls.flatMap((call) => {
    const before = stored.get(call.key) ?? null;
    const facts = factsOf(call, before);
    return before !== null && isSame(before, facts) ? [] : [{ before, facts }];
  });
  if (changes.length === 0) return [];
  for (const { before, facts } of changes) {
    if (before !== null && losesNumber(before, facts.caller)) await forgetNumber(trx, before, facts);
  }
  await writeAll(trx, changes, now);
  return changes.map(({ facts }) => facts.key);
}

/**
 * A person said who the caller is (S902–S906); no look-up overrules that.
 *
 * @returns null when there is no such call
 */
export async function chooseCustomer(
  trx: Knex.Transaction,
  key: string,
  customer: CustomerSnapshot,
  now: number,
): Promise<StoredCall | null> {
  const [before] = (await readFacts(trx, [key])).values();
  if (before === undefined) return null;
  const facts: CallFacts = { ...before, customer, candidates: null, chosenAt: now };
  await writeAll(trx, [{ before, facts }], now);
  await indexCalls(trx, [key]);
  return getCall(trx, key);
}

export async function getCall(db: Handle, key: string): Promise<StoredCall | null> {
  const [row]: CallRow[] = await db.raw('SELECT * FROM call_record WHERE key = ?', [key]);
  return row === undefined ? null : toStoredCall(row);
}

/** The calls that had not ended when the box stopped, oldest first. */
export async function loadOpenCalls(db: Handle): Promise<Call[]> {
  const rows: CallRow[] = await db.raw(
    'SELECT * FROM call_record WHERE released_at IS NULL ORDER BY started_at, key',
  );
  return rows.map(toCall);
}

interface Change {
  readonly before: CallFacts | null;
  readonly facts: CallFacts;
}

async function readFacts(trx: Knex.Transaction, keys: readonly string[]): Promise<Map<string, CallFacts>> {
  const rows: CallRow[] = await trx.raw(
    'SELECT * FROM call_record WHERE key IN (SELECT value FROM json_each(?))',
    [JSON.stringify(keys)],
  );
  return new Map(rows.map((row) => [row.key, factsFrom(row, toCall(row))]));
}

async function writeAll(trx: Knex.Transaction, changes: readonly Change[], now: number): Promise<void> {
  await writeFacts(
    trx,
    changes.map(({ facts }) => facts),
    now,
  );
  await noteContacts(trx, changes);
}

/** The network turned out to withhold it. */
async function forgetNumber(trx: Knex.Transaction, before: CallFacts, facts: CallFacts): Promise<void> {
  await scrubEvents(trx, facts.key, facts.caller);
  await scrubMails(trx, facts.key, before.caller);
  await forgetFactsOfCall(trx, facts.key);
}

const isSame = (one: CallFacts, other: CallFacts): boolean =>
  JSON.stringify(ordered(one)) === JSON.stringify(ordered(other));

/** The same facts give the same text, whatever order their fields came in. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, v]) => [name, ordered(v)]),
  );
}

/** Candidates are shown with the last contacted first: an ended call is a contact. */
async function noteContacts(trx: Knex.Transaction, changes: readonly Change[]): Promise<void> {
  const former = changes.flatMap(({ before, facts }) => {
    const id = before?.customer?.id ?? null;
    return id === null || id === facts.customer?.id ? [] : [id];
  });
  if (former.length > 0) {
    await trx.raw(
      `UPDATE customer SET last_contact_at = (SELECT max(started_at) FROM call_record
         WHERE customer_id = customer.id AND released_at IS NOT NULL)
       WHERE id IN (SELECT value FROM json_each(?))`,
      [JSON.stringify(former)],
    );
  }
  const contacts = changes.flatMap(({ facts: { customer, releasedAt, startedAt } }) =>
    customer === null || releasedAt === null ? [] : [[customer.id, startedAt]],
  );
  if (contacts.length > 0) {
    await trx.raw(
      `UPDATE customer SET last_contact_at = max(coalesce(last_contact_at, 0), one.at)
       FROM (SELECT value ->> 0 AS id, max(value ->> 1) AS at FROM json_each(?) GROUP BY 1) AS one
       WHERE customer.id = one.id`,
      [JSON.stringify(contacts)],
    );
  }
}

import type { Knex } from 'knex';
import type { Call, CustomerSnapshot } from '../calls/call.ts';
import { type CallFacts, factsFrom, factsOf, losesNumber, scrubEvents, writeFacts } from './call-record.ts';
import { type CallRow, type StoredCall, toCall, toStoredCall } from './call-row.ts';
import { indexCall } from './call-search.ts';
import type { Handle } from './connection.ts';
import { forgetFactsOfCall } from './number-facts.ts';
import { scrubMails } from './outbox-scrub.ts';

/**
 * Stores a call as the core knows it now: the first time a new row, then the same row again and again. What was
 * stored already writes nothing. A withheld number is never stored, and one that was stored before the network
 * said so is taken out of the row and out of its events.
 */
export async function saveCall(trx: Knex.Transaction, call: Call, now: number): Promise<void> {
  const before = await readFacts(trx, call.key);
  const facts = factsOf(call, before);
  if (before !== null && JSON.stringify(ordered(before)) === JSON.stringify(ordered(facts))) return;
  if (before !== null && losesNumber(before, facts.caller)) {
    await scrubEvents(trx, facts.key, facts.caller);
    await scrubMails(trx, facts.key, before.caller);
    await forgetFactsOfCall(trx, facts.key);
  }
  await writeFacts(trx, facts, now);
  await noteContact(trx, before, facts);
  await indexCall(trx, facts.key);
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
  const before = await readFacts(trx, key);
  if (before === null) return null;
  const facts: CallFacts = { ...before, customer, candidates: null, chosenAt: now };
  await writeFacts(trx, facts, now);
  await noteContact(trx, before, facts);
  await indexCall(trx, key);
  return getCall(trx, key);
}

export async function getCall(db: Handle, key: string): Promise<StoredCall | null> {
  const row = await readRow(db, key);
  return row === null ? null : toStoredCall(row);
}

/** The calls that had not ended when the box stopped, oldest first. */
export async function loadOpenCalls(db: Handle): Promise<Call[]> {
  const rows: CallRow[] = await db.raw(
    'SELECT * FROM call_record WHERE released_at IS NULL ORDER BY started_at, key',
  );
  return rows.map(toCall);
}

async function readRow(db: Handle, key: string): Promise<CallRow | null> {
  const [row]: CallRow[] = await db.raw('SELECT * FROM call_record WHERE key = ?', [key]);
  return row ?? null;
}

async function readFacts(trx: Knex.Transaction, key: string): Promise<CallFacts | null> {
  const row = await readRow(trx, key);
  return row === null ? null : factsFrom(row, toCall(row));
}

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
async function noteContact(trx: Knex.Transaction, before: CallFacts | null, facts: CallFacts): Promise<void> {
  const former = before?.customer?.id ?? null;
  const customer = facts.customer?.id ?? null;
  if (former !== null && former !== customer) {
    await trx.raw(
      `UPDATE customer SET last_contact_at = (SELECT max(started_at) FROM call_record
         WHERE customer_id = customer.id AND released_at IS NOT NULL)
       WHERE id = ?`,
      [former],
    );
  }
  if (customer !== null && facts.releasedAt !== null) {
    await trx.raw('UPDATE customer SET last_contact_at = max(coalesce(last_contact_at, 0), ?) WHERE id = ?', [
      facts.startedAt,
      customer,
    ]);
  }
}

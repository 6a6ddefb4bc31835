import type { Knex } from 'knex';
import type { Call, Caller, CustomerSnapshot } from '../calls/call.ts';
import { type CallRow, callerMatchKey } from './call-row.ts';
import { THIS_RUN } from './clock-run.ts';
import { appendEvents } from './event-log.ts';
import { THIS_SITE } from './setting-row.ts';

/**
 * The part of a call record that comes from the equipment, and who the caller is: what an event tells to other
 * boxes. Memo, owner and done have events of their own.
 */
export interface CallFacts extends Omit<Call, 'match'> {
  readonly matchKey: string | null;
  readonly customer: CustomerSnapshot | null;
  readonly candidates: readonly CustomerSnapshot[] | null;
  readonly chosenAt: number | null;
}

export function isWithheld(caller: Caller): boolean {
  return caller.type === 'absent' && caller.reason === 'withheld';
}

/** What is to be stored of a call, given what is stored already. */
export function factsOf(call: Call, before: CallFacts | null): CallFacts {
  const { match, ...rest } = call;
  // Withheld is final: a number that another source leaks later is not taken.
  const caller = before !== null && isWithheld(before.caller) ? before.caller : call.caller;
  // A choice that was made by looking at the number goes with the number.
  const keepsChoice = before !== null && before.chosenAt !== null && !losesNumber(before, caller);
  const found = match.type === 'one' ? match.customer : null;
  const customer = keepsChoice ? before.customer : found;
  const candidates =
    match.type === 'several' && customer === null && !isWithheld(caller) ? match.candidates : null;
  const chosenAt = keepsChoice ? before.chosenAt : null;
  return { ...rest, caller, matchKey: callerMatchKey(caller), customer, candidates, chosenAt };
}

/** The network turned out to withhold a number that had been stored. */
export function losesNumber(before: CallFacts, caller: Caller): boolean {
  return before.caller.type === 'number' && isWithheld(caller);
}

export function factsFrom(row: CallRow, stored: Call): CallFacts {
  const { match, ...rest } = stored;
  return {
    ...rest,
    matchKey: row.match_key,
    customer: match.type === 'one' ? match.customer : null,
    candidates: match.type === 'several' ? match.candidates : null,
    chosenAt: row.chosen_at,
  };
}

/** Writes the rows and their events, in three statements. */
export async function writeFacts(
  trx: Knex.Transaction,
  facts: readonly CallFacts[],
  now: number,
): Promise<void> {
  await trx.raw(UPSERT, [now, JSON.stringify(facts.map(columnsOf))]);
  await appendEvents(
    trx,
    now,
    facts.map((one) => ({ kind: 'call', v: 1, subject: one.key, body: one })),
  );
}

const WRITTEN = [
  ...['key', 'line', 'bindings', 'phase', 'caller', 'match_key', 'called', 'rang', 'answers', 'mode'],
  ...['customer_id', 'customer', 'candidates', 'chosen_at', 'started_at', 'answered_at', 'released_at'],
  ...['released_by', 'outcome'],
];

/** In the order of `WRITTEN`. What is a list or an object is stored as its JSON. */
function columnsOf(facts: CallFacts): readonly (string | number | null)[] {
  return [
    facts.key,
    facts.line,
    JSON.stringify(facts.bindings),
    facts.phase,
    JSON.stringify(facts.caller),
    facts.matchKey,
    facts.called,
    JSON.stringify(facts.rang),
    JSON.stringify(facts.answers),
    facts.mode,
    facts.customer?.id ?? null,
    facts.customer === null ? null : JSON.stringify(facts.customer),
    facts.candidates === null ? null : JSON.stringify(facts.candidates),
    facts.chosenAt,
    facts.startedAt,
    facts.answeredAt,
    facts.releasedAt,
    facts.releasedBy,
    facts.outcome,
  ];
}

// The mark of a time in which the clock was not set stays whatever comes later: the call began then. Without the
// WHERE, ON would be taken for a part of a join.
const UPSERT = `INSERT INTO call_record (${WRITTEN.join(', ')}, updated_at, site_id, clock_run)
  SELECT ${WRITTEN.map((_, at) => `value ->> ${at}`).join(', ')}, ?, ${THIS_SITE}, ${THIS_RUN} FROM json_each(?)
  WHERE true
  ON CONFLICT (key) DO UPDATE SET clock_run = coalesce(call_record.clock_run, excluded.clock_run),
  ${[...WRITTEN, 'updated_at']
    .filter((name) => name !== 'key')
    .map((name) => `${name} = excluded.${name}`)
    .join(', ')}`;

/**
 * Takes the number, and who it belongs to, out of the events that were appended while it was thought to be known.
 * Withheld numbers are stored nowhere.
 */
export async function scrubEvents(trx: Knex.Transaction, key: string, caller: Caller): Promise<void> {
  await trx.raw(
    `UPDATE event SET body = json_set(body, '$.caller', json(?), '$.matchKey', NULL, '$.customer', NULL,
       '$.candidates', NULL, '$.chosenAt', NULL)
     WHERE kind = 'call' AND subject = ?`,
    [JSON.stringify(caller), key],
  );
}

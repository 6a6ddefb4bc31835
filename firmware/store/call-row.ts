import type { Answer, Binding, Call, Caller, CustomerSnapshot, Match, Mode, Outcome } from '../calls/call.ts';
import { callKey, epochMs, lineId } from '../calls/ids.ts';
import { clean } from '../directory/clean.ts';

/** One row of history (SPEC B2): the call as the core knows it, and what people at the desks made of it. */
export interface StoredCall extends Call {
  /** The caller's number in the form in which numbers are compared; null without a number. */
  readonly matchKey: string | null;
  /** Who called, as he was then; null when nobody knows, or several customers have the number. */
  readonly customer: CustomerSnapshot | null;
  /** A person said who it is (wall clock, ms). */
  readonly chosenAt: number | null;
  /** Whole seconds to the answer, or to the end; 0 while it rings. */
  readonly ringSeconds: number;
  /** Null when nobody answered, and while they talk. */
  readonly talkSeconds: number | null;
  readonly memo: string;
  readonly memoBy: string | null;
  /** Who said "I will call". */
  readonly owner: string | null;
  readonly ownedAt: number | null;
  readonly doneAt: number | null;
  readonly doneBy: string | null;
  /** false: the clock was not set when it was written, and its times say only what came before what. */
  readonly isTimeKnown: boolean;
}

/** A row of call_record. */
export interface CallRow {
  key: string;
  line: string;
  bindings: string;
  phase: Call['phase'];
  caller: string;
  match_key: string | null;
  called: string | null;
  rang: string;
  answers: string;
  mode: Mode;
  customer: string | null;
  candidates: string | null;
  chosen_at: number | null;
  started_at: number;
  answered_at: number | null;
  released_at: number | null;
  released_by: 'caller' | 'callee' | null;
  outcome: Outcome | null;
  memo: string;
  memo_by: string | null;
  owner: string | null;
  owned_at: number | null;
  done_at: number | null;
  done_by: string | null;
  clock_run: string | null;
}

/** Outcomes after which somebody ought to call back. The index call_record_to_return names the same. */
export const NOT_REACHED = "('missed', 'busy', 'rejected', 'voicemail', 'unreachable')";

export function toStoredCall(row: CallRow): StoredCall {
  const customer = json<CustomerSnapshot | null>(row.customer);
  return {
    key: callKey(row.key),
    line: lineId(row.line),
    phase: row.phase,
    bindings: json<Binding[]>(row.bindings),
    caller: json<Caller>(row.caller),
    match: matchFrom(customer, json<CustomerSnapshot[] | null>(row.candidates)),
    called: row.called,
    rang: json(row.rang),
    answers: json<Answer[]>(row.answers),
    mode: row.mode,
    startedAt: epochMs(row.started_at),
    answeredAt: moment(row.answered_at),
    releasedAt: moment(row.released_at),
    releasedBy: row.released_by,
    outcome: row.outcome,
    matchKey: row.match_key,
    customer,
    chosenAt: row.chosen_at,
    ringSeconds: seconds(row.started_at, row.answered_at ?? row.released_at) ?? 0,
    talkSeconds: row.answered_at === null ? null : seconds(row.answered_at, row.released_at),
    memo: row.memo,
    memoBy: row.memo_by,
    owner: row.owner,
    ownedAt: row.owned_at,
    doneAt: row.done_at,
    doneBy: row.done_by,
    isTimeKnown: row.clock_run === null,
  };
}

/** Only what the call core works with. */
export function toCall(row: CallRow): Call {
  const { key, line, phase, bindings, caller, match, called, rang, answers, mode, ...rest } =
    toStoredCall(row);
  const { startedAt, answeredAt, releasedAt, releasedBy, outcome } = rest;
  const facts = { key, line, phase, bindings, caller, match, called, rang, answers, mode };
  return { ...facts, startedAt, answeredAt, releasedAt, releasedBy, outcome };
}

/** A call that is not on the disk yet, in the shape in which it will be read from there. */
export function notStoredYet(call: Call, isTimeKnown: boolean): StoredCall {
  const { caller, match, startedAt, answeredAt, releasedAt } = call;
  return {
    ...call,
    matchKey: callerMatchKey(caller),
    customer: match.type === 'one' ? match.customer : null,
    ringSeconds: seconds(startedAt, answeredAt ?? releasedAt) ?? 0,
    talkSeconds: answeredAt === null ? null : seconds(answeredAt, releasedAt),
    ...{ chosenAt: null, memo: '', memoBy: null },
    ...{ owner: null, ownedAt: null, doneAt: null, doneBy: null, isTimeKnown },
  };
}

/** The key under which calls of one number are found again; null without a number. */
export function callerMatchKey(caller: Caller): CallRow['match_key'] {
  if (caller.type !== 'number') return null;
  return caller.e164 ?? (clean(caller.number).value || null);
}

function matchFrom(customer: CustomerSnapshot | null, candidates: CustomerSnapshot[] | null): Match {
  if (customer !== null) return { type: 'one', customer };
  return candidates === null ? { type: 'none' } : { type: 'several', candidates };
}

function json<Value>(text: string | null): Value {
  return JSON.parse(text ?? 'null') as Value;
}

function moment(value: number | null) {
  return value === null ? null : epochMs(value);
}

/** The wall clock may have jumped in between: never less than nothing. */
function seconds(from: number, to: number | null): number | null {
  return to === null ? null : Math.max(0, Math.round((to - from) / 1000));
}

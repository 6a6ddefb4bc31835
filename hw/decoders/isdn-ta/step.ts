import type { LineEvent } from '../../line-event.ts';
import { absenceOf } from '../absence.ts';
import type { Party } from '../party.ts';
import type { TaWord } from './word.ts';

/**
 * One call of a terminal adapter. Whether the caller's lines come before the bell, after the first one or round
 * every one depends on the maker.
 *
 *   no call --RING--> ringing --RING, caller lines of the same caller--> ringing
 *      |                 \--another caller's number--> (released) ringing or announced, as before
 *      |                 \--RUNG, NO CARRIER, silence--> (released) no call
 *      \--caller line--> announced --RING--> ringing
 */
export interface TaCall {
  readonly phase: 'announced' | 'ringing';
  /** The caller's line came before the bell; the next call of this adapter will do the same. */
  readonly callerFirst: boolean;
  readonly party: Party | null;
  /** When it last gave a sign, monotonic milliseconds. */
  readonly heardAt: number;
  /** Longest pause between two bells, milliseconds; 0 = there was one. */
  readonly period: number;
}

export interface TaState {
  readonly line: string;
  readonly call: TaCall | null;
  /** Came before what it belongs to. */
  readonly name: string | null;
  readonly called: string | null;
}

/** `at` is monotonic milliseconds; a recording has no times and gives 0 everywhere. */
export type TaInput =
  | { readonly type: 'word'; readonly word: TaWord; readonly at: number }
  /** Time has passed; sent when `deadline` is due. */
  | { readonly type: 'time'; readonly at: number };

export interface TaStepped {
  readonly state: TaState;
  readonly events: readonly LineEvent[];
}

/** Some adapters print one line a call, others one a ring. */
const SINGLE_PATIENCE = 30_000;
const SHORTEST_PATIENCE = 8_000;

export function silentAdapter(line: string): TaState {
  return { line, call: null, name: null, called: null };
}

/** The earliest monotonic time at which a `time` input would change something; null when nothing waits. */
export function deadline({ call }: TaState): number | null {
  if (call === null) return null;
  const patience =
    call.period === 0 ? SINGLE_PATIENCE : Math.max(SHORTEST_PATIENCE, 1.5 * call.period + 2_000);
  return call.heardAt + patience;
}

/** One word, or the passing of time, gives the next state and what is told. Pure, never throws. */
export function step(state: TaState, input: TaInput): TaStepped {
  if (input.type === 'time') {
    const due = deadline(state);
    return due !== null && due <= input.at ? ended(state) : { state, events: [] };
  }
  switch (input.word.type) {
    case 'ring':
      return rung(state, input.at);
    case 'caller':
      return identified(state, input.word.party, input.at);
    case 'name':
      return named(state, input.word.name);
    case 'called':
      return dialled(state, input.word.number);
    case 'end':
      return ended(state);
    default:
      return { state, events: [] };
  }
}

function rung(state: TaState, at: number): TaStepped {
  const { call, line, called } = state;
  if (call?.phase === 'ringing') {
    const period = Math.max(call.period, at - call.heardAt);
    return { state: { ...state, call: { ...call, heardAt: at, period } }, events: [] };
  }
  const ringing: TaCall = {
    ...(call ?? { callerFirst: false, party: null, period: 0 }),
    phase: 'ringing',
    heardAt: at,
  };
  const event: LineEvent = { type: 'ringing', line, ...(called !== null && { called }) };
  return { state: { ...state, call: ringing }, events: [event] };
}

function identified(state: TaState, party: Party, at: number): TaStepped {
  const { call } = state;
  if (call === null) {
    const announced: TaCall = { phase: 'announced', callerFirst: true, party: null, heardAt: at, period: 0 };
    return tell({ ...state, call: announced }, party);
  }
  if (call.party === null || isBetter(party, call.party)) return tell(state, party);
  if (!isAnother(party, call.party)) return { state, events: [] };
  const over = ended(state);
  const begun = call.callerFirst ? over : rung(over.state, at);
  const told = identified(begun.state, party, at);
  const bell = call.callerFirst ? [] : begun.events;
  return { state: told.state, events: [...over.events, ...bell, ...told.events] };
}

function tell(state: TaState, party: Party): TaStepped {
  if (state.call === null) return { state, events: [] };
  const named = withName(party, state.name);
  return {
    state: { ...state, name: null, call: { ...state.call, party: named } },
    events: [{ type: 'caller-id', line: state.line, ...named }],
  };
}

/** The name may come before the number or behind it. */
function named(state: TaState, name: string): TaStepped {
  const party = state.call?.party ?? null;
  if (party === null) return { state: { ...state, name }, events: [] };
  const better = withName(party, name);
  return JSON.stringify(better) === JSON.stringify(party) ? { state, events: [] } : tell(state, better);
}

/** A name that says "private" withholds the number; one that is another reason is no name. */
function withName(party: Party, name: string | null): Party {
  const reason = name === null ? null : absenceOf(name);
  if (reason === 'withheld') return { reason };
  if (!('number' in party))
    return reason === null ? party : { reason: isVague(party) ? reason : party.reason };
  return name === null || reason !== null ? party : { ...party, name };
}

/** The number that was dialled may come before the bell or behind it. */
function dialled(state: TaState, called: string): TaStepped {
  if (state.called === called) return { state, events: [] };
  const isLate = state.call?.phase === 'ringing';
  const event: LineEvent = { type: 'ringing', line: state.line, called };
  return { state: { ...state, called }, events: isLate ? [event] : [] };
}

function ended(state: TaState): TaStepped {
  const events: readonly LineEvent[] = state.call === null ? [] : [{ type: 'released', line: state.line }];
  return { state: silentAdapter(state.line), events };
}

const isVague = (party: Party): boolean => 'reason' in party && party.reason === 'unavailable';

/** Withheld is the last word; a number is better than another reason, and every reason than "unavailable". */
function isBetter(party: Party, told: Party): boolean {
  const isSecret = (one: Party) => 'reason' in one && one.reason === 'withheld';
  if (isSecret(told)) return false;
  if (isSecret(party)) return true;
  return 'reason' in told && ('number' in party || (isVague(told) && !isVague(party)));
}

function isAnother(party: Party, told: Party): boolean {
  return 'number' in party && 'number' in told && party.number !== told.number;
}

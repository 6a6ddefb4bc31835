import { type Book, deadlines, endedId, type Live, type Patience } from './book.ts';
import type { Binding, Call } from './call.ts';
import { contradicts, unite } from './caller.ts';
import { type Applied, file } from './filing.ts';
import { bindingOf, joinable, known } from './fusion.ts';
import type { CallKey } from './ids.ts';
import type { Effect, Input, Moment } from './input.ts';
import { logged } from './logged.ts';
import { giveUp, step } from './step.ts';

type Heard = Extract<Input, { type: 'heard' }>;

/** Makes the key of a new call: v5 of the source's identifier where there is one, else a fresh v7. */
export type NewKey = (source: string, call: string | null) => CallKey;

export interface Switchboard {
  readonly patience: Patience;
  readonly newKey: NewKey;
}

/** The call core: the book and one input give the next book and what has to be stored and shown. Pure. */
export function apply(board: Switchboard, book: Book, input: Input): Applied {
  switch (input.type) {
    case 'heard':
      return heard(board, book, input);
    case 'logged':
      return logged(book, input, board.newKey);
    case 'synchronised':
      return endAll(book, input.at, (live) => isGone(live, input.source, input.liveCalls));
    case 'link':
      return link(book, input);
    case 'customer':
      return chosen(book, input);
    case 'time':
      return timePassed(board, book, input.at);
  }
}

/** Takes over calls that were open when the box stopped. Their links have not spoken yet. */
export function restore(book: Book, calls: readonly Call[], at: Moment): Book {
  const live = new Map(book.live);
  const lost = new Map(book.lost);
  for (const call of calls) {
    for (const binding of call.bindings) lost.set(binding.source, at.monotonic);
    const identifiedBy = call.caller.type === 'number' ? (call.bindings[0]?.source ?? null) : null;
    live.set(call.key, { call, since: at.monotonic, identifiedBy, rung: true, restored: true });
  }
  return { ...book, live, lost };
}

function heard(board: Switchboard, book: Book, input: Heard): Applied {
  if (input.call !== null && book.ended.includes(endedId(input.source.name, input.call))) {
    return { book, effects: [] };
  }
  const already = known(book, input);
  if (already !== null) {
    return needsSplit(already, input) ? split(board, book, already, input) : tell(book, already, input);
  }
  const other = joinable(book, input, board.patience);
  if (other !== null) return tell(book, bind(other, input), input);
  const late = amend(board, book, input);
  return late ?? begin(board, book, input);
}

/** Steps the call and files it. */
function tell(book: Book, live: Live, input: Heard): Applied {
  const binding = bindingOf(live.call, input) ?? newBinding(input);
  const call = step(live.call, binding, input.fact, input.at);
  const next: Live = {
    ...live,
    call,
    restored: false,
    // A source that never rings says "ringing" only to name the number that was dialled.
    rung: live.rung || (input.fact.type !== 'caller-id' && input.source.rings),
    identifiedBy: call.caller === live.call.caller ? live.identifiedBy : input.source.name,
  };
  const before = book.live.get(call.key)?.call;
  return file(book, next, before, input.at);
}

/**
 * The caller hung up while the decoder still received his number: it belongs to the call that just ended on
 * this line and that this decoder had heard ringing, not to a call of its own and not to the next one.
 */
function amend(board: Switchboard, book: Book, input: Heard): Applied | null {
  const last = book.lastEnded.get(input.line);
  if (last === undefined || input.fact.type !== 'caller-id' || input.call !== null) return null;
  const isLate = input.at.monotonic - last.at <= board.patience.announce;
  const heardIt = last.call.bindings.some((one) => one.source === input.source.name && !one.ended);
  if (!isLate || !heardIt || last.call.caller.type === 'number') return null;
  const call: Call = { ...last.call, ...unite(last.call, input.fact) };
  const lastEnded = new Map(book.lastEnded).set(input.line, { call, at: last.at });
  return { book: { ...book, lastEnded }, effects: [{ type: 'amended', call }] };
}

function begin(board: Switchboard, book: Book, input: Heard): Applied {
  if (input.fact.type === 'released' || isEchoOfLog(input)) return { book, effects: [] };
  const announced = input.fact.type === 'caller-id' && input.source.rings && !input.source.callIds;
  const call: Call = {
    key: board.newKey(input.source.name, input.call),
    line: input.line,
    phase: announced ? 'announced' : 'ringing',
    bindings: [newBinding(input)],
    caller: { type: 'pending' },
    match: { type: 'none' },
    called: null,
    rang: [],
    answers: [],
    mode: input.mode,
    startedAt: input.at.wall,
    answeredAt: null,
    releasedAt: null,
    releasedBy: null,
    outcome: null,
  };
  const rung = input.source.callIds;
  return tell(book, { call, since: input.at.monotonic, identifiedBy: null, rung, restored: false }, input);
}

/** A log that does not hear the bell says of an ended call that it was answered; its line of the whole call follows. */
function isEchoOfLog({ source, fact }: Heard): boolean {
  return source.logs && !source.rings && fact.type === 'answered';
}

/**
 * Two sources were joined when the first of them rang; now their numbers prove that these are two calls.
 * What only a CTI link tells (dialled number, telephones, answers) stays on its side, and so does a key that
 * was made from its identifier: the same on every box and after every restart.
 */
function needsSplit(live: Live, input: Heard): boolean {
  if (input.fact.type !== 'caller-id' || live.call.bindings.length < 2) return false;
  return live.identifiedBy !== input.source.name && contradicts(live.call.caller, input.fact.caller);
}

const NO_CTI_FACTS = { phase: 'ringing', called: null, rang: [], answers: [], answeredAt: null } as const;
const NO_IDENTITY = { caller: { type: 'pending' }, match: { type: 'none' } } as const;

function split(board: Switchboard, book: Book, live: Live, input: Heard): Applied {
  const own = live.call.bindings.filter((one) => one.source === input.source.name && one.call === input.call);
  const rest = live.call.bindings.filter((one) => !own.includes(one));
  const isCti = input.call !== null;
  const ownKey = board.newKey(input.source.name, input.call);
  const restKey = ownKey === live.call.key ? board.newKey(rest[0]?.source ?? '', null) : live.call.key;
  const stays: Call = { ...live.call, key: restKey, bindings: rest, ...(isCti ? NO_CTI_FACTS : {}) };
  const leaves: Call = {
    ...live.call,
    key: ownKey,
    bindings: own,
    ...NO_IDENTITY,
    ...(isCti ? {} : NO_CTI_FACTS),
  };
  const first = file(book, { ...live, call: stays }, undefined);
  const second = tell(first.book, { ...live, call: leaves, identifiedBy: null }, input);
  return { book: second.book, effects: [...first.effects, ...second.effects] };
}

function bind(live: Live, input: Heard): Live {
  const others = live.call.bindings.filter((binding) => binding.source !== input.source.name);
  return { ...live, call: { ...live.call, bindings: [...others, newBinding(input)] } };
}

function newBinding(input: Heard): Binding {
  return { source: input.source.name, call: input.call, answers: input.source.answers, ended: false };
}

function link(book: Book, input: Extract<Input, { type: 'link' }>): Applied {
  const lost = new Map(book.lost);
  if (input.up) lost.delete(input.source);
  else if (!lost.has(input.source)) lost.set(input.source, input.at.monotonic);
  return { book: { ...book, lost }, effects: [] };
}

function isGone(live: Live, source: string, liveCalls: readonly string[]): boolean {
  return live.call.bindings.some(
    (binding) => binding.source === source && binding.call !== null && !liveCalls.includes(binding.call),
  );
}

function chosen(book: Book, input: Extract<Input, { type: 'customer' }>): Applied {
  const live = book.live.get(input.key);
  if (live === undefined) return { book, effects: [] };
  const call: Call = { ...live.call, match: { type: 'one', customer: input.customer } };
  return file(book, { ...live, call }, live.call);
}

function timePassed(board: Switchboard, book: Book, at: Moment): Applied {
  const due = (live: Live, type: 'no-caller-id' | 'end') =>
    deadlines(book, live, board.patience).some((one) => one.type === type && one.at <= at.monotonic);
  const ended = endAll(book, at, (live) => due(live, 'end'));
  let next = ended.book;
  const effects = [...ended.effects];
  for (const live of ended.book.live.values()) {
    if (!due(live, 'no-caller-id')) continue;
    const call: Call = { ...live.call, caller: { type: 'absent', reason: 'none' } };
    const filed = file(next, { ...live, call }, live.call);
    next = filed.book;
    effects.push(...filed.effects);
  }
  return { book: next, effects };
}

function endAll(book: Book, at: Moment, isOver: (live: Live) => boolean): Applied {
  let next = book;
  const effects: Effect[] = [];
  for (const live of book.live.values()) {
    if (!isOver(live)) continue;
    const filed = file(next, { ...live, call: giveUp(live.call, at) }, live.call, at);
    next = filed.book;
    effects.push(...filed.effects);
  }
  return { book: next, effects };
}

import type { BoardCall } from '../../../firmware/http/contract/board.ts';
import type { LinkRow } from '../../../firmware/http/contract/settings.ts';

/** A call as last seen. `endedAt`: the box's time, ms; null while it goes on. */
export interface Heard {
  readonly call: BoardCall;
  readonly endedAt: number | null;
}

/** Calls that came since somebody waits for one, the newest first. */
export type HeardCalls = readonly Heard[];

/** A number that comes later, or an answer, is put in place. What is over stays to be looked at. */
export function hear(heard: HeardCalls, live: readonly BoardCall[], now: number): HeardCalls {
  const known = new Set(heard.map(({ call }) => call.key));
  const fresh = live.filter(({ key }) => !known.has(key)).map((call): Heard => ({ call, endedAt: null }));
  const again = heard.map((one) => follow(one, live, now));
  return fresh.length === 0 && again.every((one, at) => one === heard[at])
    ? heard
    : [...fresh.reverse(), ...again];
}

function follow(one: Heard, live: readonly BoardCall[], now: number): Heard {
  const call = live.find(({ key }) => key === one.call.key);
  if (call === undefined) return one.endedAt === null ? { ...one, endedAt: now } : one;
  return call === one.call && one.endedAt === null ? one : { call, endedAt: null };
}

/** How far a step of a call has come: it is awaited now, it will be later, it happened, or it did not. */
export type StageState = 'now' | 'wait' | 'done' | 'none';

export interface Stages {
  readonly ring: StageState;
  readonly number: StageState;
  readonly answer: StageState;
  readonly end: StageState;
}

/** The four steps of a call that somebody tries the box with. @param heard null: none came yet */
export function stagesOf(heard: Heard | null): Stages {
  if (heard === null) return { ring: 'now', number: 'wait', answer: 'wait', end: 'wait' };
  const { call, endedAt } = heard;
  const isOver = endedAt !== null;
  const isAnswered = call.answeredAt !== null;
  const isNumberDue = call.caller.type === 'pending' && !isOver && !isAnswered;
  return {
    ring: 'done',
    number: isNumberDue ? 'now' : call.caller.type === 'pending' ? 'none' : 'done',
    answer: isAnswered ? 'done' : isOver ? 'none' : isNumberDue ? 'wait' : 'now',
    end: isOver ? 'done' : isAnswered ? 'now' : 'wait',
  };
}

/** The equipment that said something since `before`. */
export function spokenSince(before: readonly LinkRow[], now: readonly LinkRow[]): LinkRow[] {
  const events = new Map(before.map(({ name, events: count }) => [name, count]));
  return now.filter(({ name, events: count }) => count > (events.get(name) ?? 0));
}

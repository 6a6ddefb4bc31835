import type { Book } from './book.ts';
import type { Call } from './call.ts';
import { type EpochMs, epochMs } from './ids.ts';
import type { Effect } from './input.ts';

/** The clock of the box has become another one. */
export interface ClockMove {
  /** Milliseconds to be added. */
  readonly offset: number;
  /** Wall clock, ms: what was written before was right and stays. */
  readonly from: number;
}

/** The call as the right clock would have written it: its parts keep their lengths. */
export function moveCall(call: Call, { offset, from }: ClockMove): Call {
  const moved = (at: EpochMs): EpochMs => (at >= from ? epochMs(at + offset) : at);
  const movedOrNull = (at: EpochMs | null): EpochMs | null => (at === null ? null : moved(at));
  return {
    ...call,
    answers: call.answers.map((answer) => ({ ...answer, at: moved(answer.at) })),
    startedAt: moved(call.startedAt),
    answeredAt: movedOrNull(call.answeredAt),
    releasedAt: movedOrNull(call.releasedAt),
  };
}

/** What goes on goes on by the other clock; how much the clock of a PBX is ahead of ours changes as well. Pure. */
export function moveBook(
  book: Book,
  move: ClockMove,
): { readonly book: Book; readonly effects: readonly Effect[] } {
  const live = new Map(
    [...book.live].map(([key, one]) => [key, { ...one, call: moveCall(one.call, move) }] as const),
  );
  const lastEnded = new Map(
    [...book.lastEnded].map(([line, one]) => [line, { ...one, call: moveCall(one.call, move) }] as const),
  );
  const skew = new Map([...book.skew].map(([source, ahead]) => [source, ahead - move.offset] as const));
  const effects = [...live.values()].map(({ call }) => ({ type: 'changed', call }) as const);
  return { book: { ...book, live, lastEnded, skew }, effects };
}

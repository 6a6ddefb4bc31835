import { type Book, ENDED_REMEMBERED, endedId, type LastEnded, type Live } from './book.ts';
import type { Call } from './call.ts';
import type { LineId } from './ids.ts';
import type { Effect, Moment } from './input.ts';

export interface Applied {
  readonly book: Book;
  readonly effects: readonly Effect[];
}

/**
 * Puts the call into the book, or takes it out when it has ended, and says what has to be stored and shown.
 *
 * @param before the call as the book had it; the very same object means that nothing changed
 */
export function file(book: Book, live: Live, before: Call | undefined, at?: Moment): Applied {
  const { call } = live;
  if (call.phase === 'released') return { book: close(book, call, at), effects: [{ type: 'ended', call }] };
  const map = new Map(book.live).set(call.key, live);
  const effects: Effect[] = call === before ? [] : [{ type: 'changed', call }];
  return { book: { ...book, live: map }, effects };
}

/** Takes an ended call out of the book and remembers its names, so that stragglers do not begin it again. */
export function close(book: Book, call: Call, at?: Moment): Book {
  const live = new Map(book.live);
  live.delete(call.key);
  const ids = call.bindings.flatMap(({ source, call: id }) => (id === null ? [] : [endedId(source, id)]));
  const fresh = ids.filter((id) => !book.ended.includes(id));
  const ended = [...book.ended, ...fresh].slice(-ENDED_REMEMBERED);
  const lastEnded = new Map<LineId, LastEnded>(book.lastEnded);
  // A record of hours ago says nothing of what the line did last.
  const last = book.lastEnded.get(call.line);
  const isLast = last === undefined || call.startedAt >= last.call.startedAt || call.key === last.call.key;
  if (at !== undefined && isLast) lastEnded.set(call.line, { call, at: at.monotonic });
  return { ...book, live, ended, lastEnded };
}

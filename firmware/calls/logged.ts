import type { Book } from './book.ts';
import type { Call } from './call.ts';
import { callOfRecord, complete } from './complete.ts';
import { type Applied, close, file } from './filing.ts';
import type { CallKey } from './ids.ts';
import type { Input } from './input.ts';
import { startOf, TOLERANCE } from './log-time.ts';
import { type Found, findLogged, isRepeated } from './logged-match.ts';

type Logged = Extract<Input, { type: 'logged' }>;

/**
 * A line of a call log (SMDR, CDR) completes the call that a live source saw, or is a call of its own where nobody
 * saw one. A line that was taken before changes nothing.
 */
export function logged(
  book: Book,
  input: Logged,
  newKey: (source: string, call: string) => CallKey,
): Applied {
  const { source, record, at } = input;
  if (isRepeated(book, input)) return { book, effects: [] };
  const found = findLogged(book, input);
  if (found !== null) return told(learn(book, found.call, input), found, input);
  // What goes on is no call without its beginning; that was told before this box listened.
  if (record.continues) return { book, effects: [] };
  const start = startOf(record, at, book.skew.get(source.name) ?? 0);
  const call = callOfRecord(input, newKey(source.name, nameOf(input)), start);
  return { book: close(book, call, at), effects: [{ type: 'ended', call }] };
}

/** Two callers may have been on a bundle of lines in the same minute for the same time. */
function nameOf({ record: { id, caller } }: Logged): string {
  return caller.type === 'number' ? `${id} ${caller.number}` : id;
}

function told(book: Book, { call, live }: Found, input: Logged): Applied {
  const completed = complete(call, input);
  if (live !== null) return file(book, { ...live, call: completed }, live.call, input.at);
  return { book: amended(book, completed), effects: [{ type: 'amended', call: completed }] };
}

/** When a call ended is not when its log came: a caller ID that is late counts from the end. */
function amended(book: Book, call: Call): Book {
  const last = book.lastEnded.get(call.line);
  if (last?.call.key !== call.key) return book;
  return { ...book, lastEnded: new Map(book.lastEnded).set(call.line, { ...last, call }) };
}

/** A call that we saw ourselves and whose number agrees tells how wrong the clock of the PBX is. */
function learn(book: Book, call: Call, { source, record }: Logged): Book {
  const isSeen = call.bindings.some((one) => one.source !== source.name || one.call === null);
  if (record.startedAt === null || record.continues || !isSeen) return book;
  const skew = record.startedAt - call.startedAt;
  const known = book.skew.get(source.name) ?? 0;
  if (Math.abs(skew - known) <= TOLERANCE) return book;
  return { ...book, skew: new Map(book.skew).set(source.name, skew) };
}

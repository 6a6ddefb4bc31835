import type { Book, Live } from './book.ts';
import type { Call } from './call.ts';
import { contradicts, sameNumber } from './caller.ts';
import type { Input } from './input.ts';
import { lengthOf, startOf, TOLERANCE } from './log-time.ts';

type Logged = Extract<Input, { type: 'logged' }>;

/** A call that a line of a log may be of. `live` is null when it has ended. */
export interface Found {
  readonly call: Call;
  readonly live: Live | null;
}

/** A log is written when a call is over: a call that is younger than the log says is another one. Milliseconds. */
const SLACK = 15_000;

/** Whether this very line was taken already: a PBX or a converter sends its buffer again after a broken connection. */
export function isRepeated(book: Book, input: Logged): boolean {
  const { source, record } = input;
  return everyCall(book, input).some(
    ({ call }) =>
      !contradicts(call.caller, record.caller) &&
      call.bindings.some((one) => one.source === source.name && one.call === record.id),
  );
}

/**
 * The call that a line of the log is of, or null when nobody has told of it.
 *
 * Same outside line, numbers that do not contradict, a beginning at about the same time. A clock that is wrong is
 * forgiven when the numbers agree. A call has one line in one log, but for the further parts of a transferred call.
 * When several calls fit: the same number, then the nearest in time.
 */
export function findLogged(book: Book, input: Logged): Found | null {
  const { source, record } = input;
  const isLogged = ({ call }: Found) => loggedBy(call, source.name);
  const fitting = everyCall(book, input).filter((found) => fits(book, found.call, input));
  const parts = record.continues ? fitting.filter(isLogged) : [];
  const pool = parts.length > 0 ? parts : fitting.filter((found) => !isLogged(found));
  const [best] = pool.toSorted((a, b) => distance(book, a.call, input) - distance(book, b.call, input));
  return best ?? null;
}

/** The one log has told of it already. */
export function loggedBy(call: Call, source: string): boolean {
  return call.bindings.some((one) => one.source === source && one.call !== null);
}

function everyCall(book: Book, { line, candidates }: Logged): Found[] {
  const found = new Map<string, Found>();
  for (const call of candidates) if (call.phase === 'released') found.set(call.key, { call, live: null });
  // The book is ahead of the disk.
  const last = book.lastEnded.get(line);
  if (last !== undefined) found.set(last.call.key, { call: last.call, live: null });
  for (const live of book.live.values()) {
    if (live.call.line === line) found.set(live.call.key, { call: live.call, live });
  }
  return [...found.values()];
}

function fits(book: Book, call: Call, input: Logged): boolean {
  const { record, at } = input;
  if (contradicts(call.caller, record.caller)) return false;
  if (record.continues && loggedBy(call, input.source.name)) return goesOn(book, call, input);
  if (lengthOf(record) > at.wall - call.startedAt + SLACK) return false;
  const { byClock, byArrival } = startOf(record, at, book.skew.get(input.source.name) ?? 0);
  if (byClock === null) return isNear(call, byArrival);
  return isNear(call, byClock) || (agree(call, input) && isNear(call, byArrival));
}

/** The next part begins where the last one ended. */
function goesOn(book: Book, call: Call, { source, record, at }: Logged): boolean {
  const { byClock, byArrival } = startOf(record, at, book.skew.get(source.name) ?? 0);
  const begins = byClock ?? byArrival;
  const ended = call.releasedAt ?? at.wall;
  return call.startedAt - TOLERANCE <= begins && begins <= ended + TOLERANCE;
}

function isNear(call: Call, start: number): boolean {
  return Math.abs(call.startedAt - start) <= TOLERANCE;
}

function agree({ caller }: Call, { record }: Logged): boolean {
  return caller.type === 'number' && record.caller.type === 'number' && sameNumber(caller, record.caller);
}

function distance(book: Book, call: Call, input: Logged): number {
  const { byClock, byArrival } = startOf(input.record, input.at, book.skew.get(input.source.name) ?? 0);
  const apart = [byClock, byArrival].flatMap((start) =>
    start === null ? [] : [Math.abs(call.startedAt - start)],
  );
  return Math.min(...apart) + (agree(call, input) ? 0 : 2 * TOLERANCE);
}

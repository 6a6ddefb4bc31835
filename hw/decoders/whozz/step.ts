import type { LineEvent } from '../../line-event.ts';
import {
  called,
  idleLine,
  lineDeadline,
  signalled,
  timedOut,
  type WhozzHeard,
  type WhozzLine,
} from './line.ts';
import type { WhozzRecord } from './record.ts';

/** The lines of one unit, by their number on it. */
export interface WhozzState {
  readonly lines: ReadonlyMap<number, WhozzLine>;
  /** Names of the lines from the first on; a line beyond them is called by its number. */
  readonly names: readonly string[];
}

/** `at` is monotonic milliseconds; a recording has no times and gives 0 everywhere. */
export type WhozzInput =
  | { readonly type: 'record'; readonly record: WhozzRecord; readonly at: number }
  /** Time has passed; sent when `deadline` is due. */
  | { readonly type: 'time'; readonly at: number };

export interface WhozzStepped {
  readonly state: WhozzState;
  readonly events: readonly LineEvent[];
}

export function quietUnit(names: readonly string[] = []): WhozzState {
  return { lines: new Map(), names };
}

/** The earliest monotonic time at which a `time` input would change something; null when nothing waits. */
export function deadline(state: WhozzState): number | null {
  const due = [...state.lines.values()].map(lineDeadline).filter((time) => time !== null);
  return due.length === 0 ? null : Math.min(...due);
}

/** One record, or the passing of time, gives the next state and what is told. Pure, never throws. */
export function step(state: WhozzState, input: WhozzInput): WhozzStepped {
  if (input.type === 'time') return timePassed(state, input.at);
  const { record, at } = input;
  if (record.type !== 'call' && record.type !== 'signal') return { state, events: [] };
  const line = state.lines.get(record.line) ?? idleLine(state.names[record.line - 1] ?? String(record.line));
  const heard = record.type === 'call' ? called(line, record, at) : signalled(line, record.signal, at);
  return filed(state, record.line, heard);
}

function timePassed(before: WhozzState, at: number): WhozzStepped {
  let state = before;
  const events: LineEvent[] = [];
  for (const [number, line] of before.lines) {
    const due = lineDeadline(line);
    if (due === null || due > at) continue;
    const next = filed(state, number, timedOut(line));
    state = next.state;
    events.push(...next.events);
  }
  return { state, events };
}

function filed(state: WhozzState, number: number, { line, events }: WhozzHeard): WhozzStepped {
  return { state: { ...state, lines: new Map(state.lines).set(number, line) }, events };
}

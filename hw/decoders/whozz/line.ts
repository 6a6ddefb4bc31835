import type { LineEvent, LoggedEvent } from '../../line-event.ts';
import type { Party } from '../party.ts';
import type { WhozzRecord } from './record.ts';

/**
 * One line as the unit sees it. Which records come depends on the unit and its toggles: basic units send the start
 * record alone.
 *
 *   idle --R, I S--> ringing --F--> answered --N, I E--> idle        (I S tells who calls, once)
 *     |                 \--I E with seconds--> (answered) idle
 *     |                 \--N, I E without, too long silence--> idle
 *     |                 \--I S, another caller--> (idle) ringing
 *     \--F, O S--> outgoing --N, O E--> idle
 */
export interface WhozzLine {
  /** Name in the events. */
  readonly name: string;
  readonly phase: 'idle' | 'ringing' | 'answered' | 'outgoing';
  /** Who calls was told. */
  readonly party: Party | null;
  /** Date and time of the start record: the same again is the same packet, delivered twice. */
  readonly stamp: string;
  /** The call was shown live, so the end record of the same call adds nothing. */
  readonly shown: boolean;
  /** The unit sends records of ends or hooks: a call may be waited for. */
  readonly tellsEnd: boolean;
  /** When the unit last spoke of this line, monotonic milliseconds. */
  readonly heardAt: number;
}

type CallRecord = Extract<WhozzRecord, { type: 'call' }>;

export interface WhozzHeard {
  readonly line: WhozzLine;
  readonly events: readonly LineEvent[];
}

/** A basic unit tells no end: no caller lets it ring much longer. */
const RING_PATIENCE = 30_000;
/** With a unit that tells ends, only a lost record needs this. */
const LONG_PATIENCE = 180_000;

export function idleLine(name: string): WhozzLine {
  return { name, phase: 'idle', party: null, stamp: '', shown: false, tellsEnd: false, heardAt: 0 };
}

/** When a ringing call of this line is given up; null: there is none. */
export function lineDeadline(line: WhozzLine): number | null {
  if (line.phase !== 'ringing') return null;
  return line.heardAt + (line.tellsEnd ? LONG_PATIENCE : RING_PATIENCE);
}

export function signalled(
  before: WhozzLine,
  signal: Extract<WhozzRecord, { type: 'signal' }>['signal'],
  at: number,
): WhozzHeard {
  const line = { ...before, tellsEnd: true, heardAt: at };
  switch (signal) {
    case 'ring':
      return line.phase === 'idle' ? ring(line) : { line, events: [] };
    case 'off-hook':
      if (line.phase === 'ringing') {
        return { line: { ...line, phase: 'answered' }, events: [{ type: 'answered', line: line.name }] };
      }
      return {
        line: line.phase === 'idle' ? { ...line, phase: 'outgoing', shown: false } : line,
        events: [],
      };
    case 'on-hook':
      return release(line);
    case 'flash':
      return { line, events: [] };
  }
}

export function called(before: WhozzLine, record: CallRecord, at: number): WhozzHeard {
  const line = { ...before, tellsEnd: before.tellsEnd || record.at === 'end', heardAt: at };
  if (record.direction === 'outgoing') return dialled(line, record);
  return record.at === 'start' ? started(line, record) : ended(line, record);
}

/** The caller lets it ring for longer than anybody does, or the unit has not told the end. */
export function timedOut(line: WhozzLine): WhozzHeard {
  return release(line);
}

function ring(line: WhozzLine): WhozzHeard {
  return {
    line: { ...line, phase: 'ringing', party: null, shown: true },
    events: [{ type: 'ringing', line: line.name }],
  };
}

function started(before: WhozzLine, { party, stamp }: CallRecord): WhozzHeard {
  const isAgain = before.party !== null && before.stamp === stamp && isSame(before.party, party);
  if (isAgain && before.phase !== 'idle') return { line: before, events: [] };
  const line = { ...before, stamp };
  if (line.party === null && (line.phase === 'ringing' || line.phase === 'answered'))
    return tell(line, party);
  const over = release(line);
  const rung = ring(over.line);
  const told = tell(rung.line, party);
  return { line: told.line, events: [...over.events, ...rung.events, ...told.events] };
}

function tell(line: WhozzLine, party: Party): WhozzHeard {
  return { line: { ...line, party }, events: [{ type: 'caller-id', line: line.name, ...party }] };
}

function ended(line: WhozzLine, record: CallRecord): WhozzHeard {
  if (line.phase === 'ringing' || line.phase === 'answered') {
    const told = line.party === null ? tell(line, record.party) : { line, events: [] };
    const isNews = line.phase === 'ringing' && record.seconds > 0;
    const answered: readonly LineEvent[] = isNews ? [{ type: 'answered', line: line.name }] : [];
    const over = release(told.line);
    return { line: { ...over.line, shown: false }, events: [...told.events, ...answered, ...over.events] };
  }
  // Hook records have shown this call already, unless they left open who called.
  if (line.shown && line.party !== null) return { line: { ...line, shown: false, party: null }, events: [] };
  return { line: { ...line, phase: 'idle', shown: false, party: null }, events: [loggedOf(line, record)] };
}

function dialled(line: WhozzLine, record: CallRecord): WhozzHeard {
  if (record.at === 'end') {
    const over = release(line);
    return { line: { ...over.line, shown: false }, events: [...over.events, loggedOf(line, record)] };
  }
  const over = line.phase === 'outgoing' ? { line, events: [] } : release(line);
  return { line: { ...over.line, phase: 'outgoing', shown: false }, events: over.events };
}

function release(line: WhozzLine): WhozzHeard {
  const isCall = line.phase === 'ringing' || line.phase === 'answered';
  const events: readonly LineEvent[] = isCall ? [{ type: 'released', line: line.name }] : [];
  return { line: { ...line, phase: 'idle' }, events };
}

function loggedOf(line: WhozzLine, record: CallRecord): LoggedEvent {
  const { direction, seconds, party } = record;
  const who = 'number' in party ? { number: party.number } : { reason: party.reason };
  const outcome = seconds > 0 ? 'answered' : 'missed';
  return { type: 'logged', line: line.name, direction, ...who, outcome, talkSeconds: seconds };
}

function isSame(a: Party, b: Party): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

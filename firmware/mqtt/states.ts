import type { Board, BoardCall, BoardLine } from '../http/contract/board.ts';
import type { CallRow } from '../http/contract/calls.ts';
import type { CallerDetail } from './mqtt-config.ts';
import type { Topics } from './topics.ts';

/** Payloads by topic. */
export type Told = ReadonlyMap<string, string>;

export const LINE_STATES = ['idle', 'ringing', 'busy', 'fault'] as const;

/** What the broker is told of the board as it stands. Pure: the same board, the same words. */
export function statesOf(board: Board, lastCall: CallRow | null, topics: Topics, detail: CallerDetail): Told {
  const { mode, counts, health, lines } = board;
  const told = new Map<string, string>();
  told.set(topics.mode, mode.mode);
  told.set(topics.modeAttributes, json({ since: iso(mode.since), by: mode.by }));
  for (const line of lines) {
    const call = board.calls.find((one) => one.line === line.id);
    told.set(topics.line(line.id), lineState(line, call));
    told.set(topics.lineAttributes(line.id), json(lineAttributes(line, call, detail)));
  }
  told.set(topics.waitingMails, String(counts.waiting));
  told.set(topics.parkedMails, String(counts.parked));
  told.set(topics.problem, health.length > 0 ? 'ON' : 'OFF');
  told.set(topics.problemAttributes, json({ conditions: health.map((one) => one.code) }));
  if (lastCall !== null) {
    told.set(topics.lastCall, iso(lastCall.startedAt));
    told.set(topics.lastCallAttributes, json(callAttributes(lastCall, detail)));
  }
  return told;
}

function lineState(line: BoardLine, call: BoardCall | undefined): (typeof LINE_STATES)[number] {
  if (call !== undefined) return call.phase === 'answered' ? 'busy' : 'ringing';
  return line.state === 'fault' ? 'fault' : 'idle';
}

/** An idle line says nothing of anybody (SPEC D2). */
function lineAttributes(line: BoardLine, call: BoardCall | undefined, detail: CallerDetail) {
  if (call === undefined) return { line: line.name };
  return { line: line.name, since: iso(call.answeredAt ?? call.startedAt), ...callerOf(call, detail) };
}

function callAttributes(call: CallRow, detail: CallerDetail) {
  return {
    line: call.line.name,
    outcome: call.outcome ?? 'unknown',
    ring_seconds: call.ringSeconds,
    talk_seconds: call.talkSeconds ?? 0,
    ...callerOf(call, detail),
  };
}

/** As much of the caller as the office lets the broker know; the reason where there is no number. */
function callerOf({ caller, customer }: Pick<BoardCall, 'caller' | 'customer'>, detail: CallerDetail) {
  if (caller.type === 'pending') return {};
  if (caller.type === 'absent') return { caller: caller.reason };
  if (detail === 'none') return { caller: 'number' };
  const known = { caller: 'number', number: caller.e164 ?? caller.number };
  if (detail === 'number') return known;
  return { ...known, name: customer?.name ?? caller.name ?? '', importance: customer?.importance ?? '' };
}

const json = (value: object): string => JSON.stringify(value);
const iso = (ms: number): string => new Date(ms).toISOString();

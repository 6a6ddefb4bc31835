import type { Board, BoardCall, BoardLine } from '../../../firmware/http/contract/board.ts';
import type { BoxEvent } from '../../../firmware/http/contract/events.ts';

/** The next board, or the very same object when the event does not touch it. Before a snapshot there is none. */
export function applyBoxEvent(board: Board | null, event: BoxEvent): Board | null {
  if (event.type === 'snapshot') return event.board;
  if (board === null) return null;
  switch (event.type) {
    case 'call':
      return { ...board, calls: withCall(board.calls, event.call) };
    case 'call-ended':
      if (!board.calls.some((call) => call.key === event.key)) return board;
      // SPEC D2: from the frame in which the release arrives nothing of the caller is left on the row.
      return { ...board, calls: board.calls.filter((call) => call.key !== event.key) };
    case 'mode':
      return { ...board, mode: event.mode };
    case 'line':
      return { ...board, lines: board.lines.map((line) => (line.id === event.line.id ? event.line : line)) };
    case 'to-return':
      return { ...board, toReturn: event.toReturn };
    case 'counts':
      return { ...board, counts: event.counts };
    case 'health':
      return { ...board, health: event.health };
    case 'away':
      return { ...board, away: event.away };
    case 'changed':
    case 'heartbeat':
      return board;
    default:
      // A newer box may say more than this page understands.
      return board;
  }
}

function withCall(calls: BoardCall[], call: BoardCall): BoardCall[] {
  const known = calls.some((other) => other.key === call.key);
  return known ? calls.map((other) => (other.key === call.key ? call : other)) : [...calls, call];
}

export type RowState = 'idle' | 'ringing' | 'busy' | 'fault';

export interface LineRow {
  readonly line: BoardLine;
  readonly state: RowState;
  readonly call: BoardCall | null;
}

/**
 * One row a line, in the order of the box; a line never changes its place. A call on a line that the box did
 * not list still rings on the screen: it gets a row at the end.
 */
export function lineRows(board: Board): LineRow[] {
  const rows = board.lines.map((line) => rowOf(line, board.calls));
  const listed = new Set(board.lines.map((line) => line.id));
  const strays = new Set(board.calls.map((call) => call.line).filter((id) => !listed.has(id)));
  for (const id of strays) {
    rows.push(rowOf({ id, name: '', state: 'ok', since: null, link: null, why: [] }, board.calls));
  }
  return rows;
}

function rowOf(line: BoardLine, calls: readonly BoardCall[]): LineRow {
  const call = latest(calls.filter((candidate) => candidate.line === line.id));
  if (call !== null) return { line, state: call.phase === 'ringing' ? 'ringing' : 'busy', call };
  return { line, state: line.state === 'fault' ? 'fault' : 'idle', call: null };
}

/** Call waiting puts two calls on one line: the row shows the one that came last. */
function latest(calls: readonly BoardCall[]): BoardCall | null {
  return calls.reduce<BoardCall | null>(
    (best, call) => (best === null || call.startedAt >= best.startedAt ? call : best),
    null,
  );
}

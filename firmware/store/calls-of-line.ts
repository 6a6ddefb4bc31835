import type { Call } from '../calls/call.ts';
import { type CallRow, toCall } from './call-row.ts';
import type { Handle } from './connection.ts';

/** More calls than a line has in a few minutes; a line that stands for a whole bundle of trunks may come near. */
const MOST = 200;

/** The calls of a line that began within one of the windows (wall clock, ms, both ends included). */
export async function callsOfLine(
  db: Handle,
  line: string,
  windows: readonly (readonly [number, number])[],
): Promise<Call[]> {
  const within = windows.map(() => 'started_at BETWEEN ? AND ?').join(' OR ');
  const rows: CallRow[] = await db.raw(
    `SELECT * FROM call_record WHERE line = ? AND (${within}) ORDER BY started_at DESC LIMIT ${MOST}`,
    [line, ...windows.flat()],
  );
  return rows.map(toCall);
}

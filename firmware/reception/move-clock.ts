import type { Book } from '../calls/book.ts';
import { epochMs } from '../calls/ids.ts';
import { type ClockMove, moveBook, moveCall } from '../calls/move-call.ts';
import type { ClockFinding } from '../clock/timekeeping.ts';
import type { CallWriter } from './call-writer.ts';
import type { Ledger } from './ledger.ts';
import type { ModeState } from './notice.ts';

/** What the reception keeps in memory. */
interface Living {
  readonly book: Book;
  readonly mode: ModeState;
  readonly writer: CallWriter;
  /** Wall clock as it was, ms. */
  readonly now: number;
}

/**
 * Puts right what is stored, lets the clock follow, and then all that lives.
 *
 * @throws what the disk says; nothing has changed then
 */
export async function moveClock(
  living: Living,
  finding: ClockFinding,
  { ledger, accept }: { readonly ledger: Ledger; readonly accept: () => void },
): Promise<Pick<Living, 'book' | 'mode'>> {
  const { offset } = finding;
  const from = await ledger.moveClock(finding, living.now + offset);
  accept();
  return follow(living, { offset, from }, finding.type);
}

/**
 * After a jump only the calls that go on follow: what ended before was written by a clock that was right then, as far
 * as anybody knew.
 */
function follow(
  { book: before, mode, writer }: Living,
  move: ClockMove,
  type: ClockFinding['type'],
): Pick<Living, 'book' | 'mode'> {
  const { book, effects } = moveBook(before, move);
  if (type === 'set') writer.move((call) => moveCall(call, move));
  for (const effect of effects) writer.add(effect);
  if (type === 'jump' || mode.since < move.from) return { book, mode };
  return { book, mode: { ...mode, since: epochMs(mode.since + move.offset) } };
}

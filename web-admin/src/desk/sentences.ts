import type { Board, BoardCall } from '../../../firmware/http/contract/board.ts';
import { whoOf, whoText } from '../format/caller.ts';
import type { Words } from '../i18n/words.ts';

/** As people call the line: its number and its name. */
export function lineName(call: BoardCall, board: Board | null): string {
  const line = board?.lines.find((one) => one.id === call.line);
  return line === undefined || line.name === '' ? call.line : `${line.id} ${line.name}`;
}

/** What is said of a call that rings. */
export function announcement(call: BoardCall, board: Board | null, words: Words): string {
  return words.lines.announce(
    lineName(call, board),
    whoText(whoOf(call, words)),
    call.customer?.importance ?? null,
  );
}

/** How long the board was blind, and what was missed in that time. */
export function backText(
  heardAt: number,
  now: number,
  board: Board | null,
  boxNow: number,
  words: Words,
): string {
  const gone = Math.max(0, now - heardAt);
  const seconds = Math.round(gone / 1000);
  const length = seconds < 120 ? words.stale.seconds(seconds) : words.stale.minutes(Math.round(seconds / 60));
  const missed = (board?.toReturn ?? []).filter((item) => item.startedAt >= boxNow - gone);
  return words.stale.back(length, missed.length);
}

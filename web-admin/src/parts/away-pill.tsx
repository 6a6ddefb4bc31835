import type { AwayNow } from '../../../firmware/http/contract/presence.ts';
import type { Desk } from '../desk/desk.ts';
import { useDesk } from './desk-context.ts';
import { Icon } from './icon.tsx';

/** Says that a representative is away and until when (SPEC C3); nothing for one who is in. */
export function AwayPill({ representativeId }: { representativeId: string | null }) {
  const text = useAwayText()(representativeId);
  if (text === null) return null;
  return (
    <span class="rep-away">
      <Icon name="away" />
      {text}
    </span>
  );
}

/** @returns the words for a representative, or null when that one is in */
export function useAwayText(): (representativeId: string | null) => string | null {
  const desk = useDesk();
  const away = desk.board.value?.away ?? [];
  return (representativeId) => {
    const found = away.find((one) => one.representativeId === representativeId);
    return found === undefined ? null : awayText(found, desk);
  };
}

/** The day is said only when it is not today. */
function awayText({ until }: AwayNow, desk: Desk): string {
  const words = desk.words.value.away;
  if (until === null) return words.now;
  const format = desk.time.value;
  const isToday = format.dayKey(until) === format.dayKey(desk.now.peek());
  return words.until(isToday ? format.clock(until) : `${format.day(until)} ${format.clock(until)}`);
}

import type { ModeState } from '../../../firmware/http/contract/board.ts';
import { useDesk, useWords } from '../parts/desk-context.ts';
import { reasonText } from '../schedule/day-words.ts';

/** The next change and why; without a schedule, who set the mode and when. */
export function NextOrLast({ state }: { state: ModeState }) {
  const desk = useDesk();
  const words = useWords();
  const { next } = state;
  const time = (at: number) => timeText(at, desk.now.peek(), desk.time.value, words.mode.tomorrow);
  if (next === null) {
    return (
      <>
        {words.mode.by[state.by]}
        <br />
        <b class="tnum">{words.mode.since(time(state.since))}</b>
      </>
    );
  }
  const [before, after] = words.mode.next('\n').split('\n');
  return (
    <>
      {before}
      <b class="tnum">{time(next.at)}</b>
      {after}
      <br />
      {words.mode.to[next.mode](reasonText(next.reason, words, desk.preferences.language.value))}
    </>
  );
}

interface SinceFormat {
  clock(ms: number): string;
  day(ms: number): string;
  dayKey(ms: number): string;
  startOfDay(ms: number): number;
}

/** The day is said only when it is not today. */
function timeText(at: number, now: number, format: SinceFormat, tomorrow: (clock: string) => string): string {
  if (format.dayKey(at) === format.dayKey(now)) return format.clock(at);
  // Noon of tomorrow is 24 hours after some noon of today, whatever the clocks do in the night.
  const isTomorrow = format.dayKey(at) === format.dayKey(format.startOfDay(now) + 36 * HOUR_MS);
  return isTomorrow ? tomorrow(format.clock(at)) : `${format.day(at)} ${format.clock(at)}`;
}

const HOUR_MS = 3_600_000;

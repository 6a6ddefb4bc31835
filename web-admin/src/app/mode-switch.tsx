import type { ModeState } from '../../../firmware/http/contract/board.ts';
import type { Mode } from '../../../firmware/http/contract/common.ts';
import { useDesk, useWords } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { reasonText } from '../schedule/day-words.ts';

const MODES: readonly Mode[] = ['present', 'away'];

/** Two positions, both labelled, the current one filled. No confirmation: undo is the other half of the switch. */
export function ModeSwitch() {
  const desk = useDesk();
  const words = useWords();
  const state = desk.board.value?.mode ?? null;
  const off = state === null || desk.stale.value;
  return (
    <div class="mode">
      {state !== null && (
        <p class="mode-next" aria-live="polite">
          {desk.mode.slow.value ? <b>{words.mode.switching}</b> : <NextOrLast state={state} />}
        </p>
      )}
      <fieldset class="switch" disabled={off} aria-busy={desk.mode.wanted.value !== null}>
        <legend class="vh">{words.mode.label}</legend>
        {MODES.map((mode) => (
          <label key={mode} data-v={mode}>
            <input
              type="radio"
              name="mode"
              value={mode}
              checked={state?.mode === mode}
              onClick={(event) => {
                // The switch flips when the box says so: until then the radio stays where it is.
                event.preventDefault();
                if (state?.mode !== mode) desk.mode.ask(mode);
              }}
            />
            <Icon name={mode} />
            <span>{words.mode[mode]}</span>
          </label>
        ))}
      </fieldset>
    </div>
  );
}

/** The next change and why; without a schedule, who set the mode and when. */
function NextOrLast({ state }: { state: ModeState }) {
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

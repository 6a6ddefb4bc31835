import type { Mode } from '../../../firmware/http/contract/common.ts';
import { useDesk, useWords } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { NextOrLast } from './next-or-last.tsx';

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

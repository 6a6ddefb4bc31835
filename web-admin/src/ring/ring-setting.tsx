import { useState } from 'preact/hooks';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { Setting } from '../settings/setting.tsx';
import { askToNotify, canNotify } from './browser-signals.ts';

/** How this screen makes itself heard when it rings. */
export function RingSetting() {
  const { preferences, signals } = useDesk();
  const words = useOfficeWords().settings;
  const [isRefused, setRefused] = useState(false);
  const notify = async (wanted: boolean) => {
    const granted = wanted && (await askToNotify());
    setRefused(wanted && !granted);
    preferences.ringNotes.value = granted;
  };
  return (
    <Setting title={words.ring} note={words.ringWhy}>
      <label class="check">
        <input
          type="checkbox"
          checked={preferences.ringSound.value}
          onChange={(event) => {
            preferences.ringSound.value = event.currentTarget.checked;
          }}
        />
        {words.ringSound}
      </label>
      <label class="check">
        <input
          type="checkbox"
          checked={preferences.ringNotes.value}
          disabled={!canNotify()}
          onChange={(event) => void notify(event.currentTarget.checked)}
        />
        {words.ringNotes}
      </label>
      <p class="note" role="status">
        {isRefused || !canNotify() ? words.ringRefused : words.ringTouch}
      </p>
      <button type="button" class="btn is-start" onClick={() => signals.bell()}>
        {words.ringTry}
      </button>
    </Setting>
  );
}

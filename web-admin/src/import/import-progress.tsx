import type { ImportState } from '../../../firmware/http/contract/import.ts';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';

/** How far the file has come; null: it is on its way to the box. */
export function ImportProgress({ state, onCancel }: { state: ImportState | null; onCancel: () => void }) {
  const desk = useDesk();
  const words = useOfficeWords().importing;
  const count = new Intl.NumberFormat(desk.preferences.language.value);
  const text =
    state === null
      ? words.sending
      : state.phase === 'checking'
        ? words.checking
        : words.writing(count.format(state.added));
  return (
    <div class="sec stack">
      <div class="stack">
        <span aria-live="polite">{text}</span>
        {state === null ? (
          <progress aria-label={text} />
        ) : (
          <progress aria-label={text} value={state.progress} max={1} />
        )}
      </div>
      {state?.canCancel && (
        <button type="button" class="btn is-start" onClick={onCancel}>
          {words.cancel}
        </button>
      )}
    </div>
  );
}

import { useDesk, useWords } from './desk-context.ts';
import { Icon } from './icon.tsx';
import { Keys } from './keys.tsx';

export interface SaveFootProps {
  dirty: boolean;
  problems?: number;
  onDiscard: () => void;
}

/** Save and Discard below a form. Both wait until something was changed. */
export function SaveFoot({ dirty, problems = 0, onDiscard }: SaveFootProps) {
  const words = useWords();
  const off = useDesk().stale.value || !dirty;
  return (
    <div class="foot">
      <button type="submit" class="btn is-first" disabled={off}>
        {words.act.save}
        <Keys keys="Ctrl S" />
      </button>
      <button type="button" class="btn" disabled={!dirty} onClick={onDiscard}>
        {words.act.discard}
      </button>
      {problems > 0 && (
        <span class="err" role="alert">
          <Icon name="err" />
          {words.problem.fields(problems)}
        </span>
      )}
    </div>
  );
}

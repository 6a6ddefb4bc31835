import { useDesk, useWords } from './desk-context.ts';
import { Keys } from './keys.tsx';
import { ProblemCount } from './problem-count.tsx';

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
    <div class="foot is-save">
      <button type="submit" class="btn is-first" disabled={off}>
        {words.act.save}
        <Keys keys="Ctrl S" />
      </button>
      <button type="button" class="btn" disabled={!dirty} onClick={onDiscard}>
        {words.act.discard}
      </button>
      <ProblemCount count={problems} />
    </div>
  );
}

import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { fieldProblems } from '../desk/problem.ts';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { Modal } from '../parts/modal.tsx';
import { Oops } from '../parts/oops.tsx';
import { onSaveKey } from '../parts/save-key.ts';
import { useSubmit } from '../parts/use-submit.ts';

export interface EditDialogProps {
  title: string;
  /** Rejects with what the box said. */
  onSave: () => Promise<unknown>;
  onClose: () => void;
  onRemove?: (() => Promise<unknown>) | undefined;
  children: (problems: ReadonlyMap<string, string>) => ComponentChildren;
}

/** A small form in a dialog: it closes when the box has taken it, and keeps what was typed when not. */
export function EditDialog({ title, onSave, onClose, onRemove, children }: EditDialogProps) {
  const desk = useDesk();
  const words = useOfficeWords();
  const id = useId();
  const [error, setError] = useState<unknown>(null);
  const problems = fieldProblems(error);
  const run = async (action: () => Promise<unknown>) => {
    try {
      await action();
      desk.toasts.say(words.settings.saved);
      onClose();
    } catch (problem) {
      setError(problem);
    }
  };
  const onSubmit = useSubmit(() => run(onSave));
  return (
    <Modal labelledBy={id} class="is-form" onClose={onClose}>
      <form onSubmit={onSubmit} onKeyDown={onSaveKey}>
        <div class="dialog-head">
          <h1 id={id}>{title}</h1>
        </div>
        <div class="sec stack">
          {children(problems)}
          {error !== null && <Oops error={error} title={words.problem.notSaved} />}
        </div>
        <div class="foot">
          <button type="submit" class="btn is-first" disabled={desk.stale.value}>
            {words.act.save}
          </button>
          <button type="button" class="btn" onClick={onClose}>
            {words.act.cancel}
          </button>
          <span class="push" />
          {onRemove && (
            <button type="button" class="btn is-danger" onClick={() => void run(onRemove)}>
              {words.act.remove}
            </button>
          )}
        </div>
      </form>
    </Modal>
  );
}

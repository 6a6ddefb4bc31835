import { useState } from 'preact/hooks';
import type { Terminal, TerminalInput } from '../../../firmware/http/contract/access.ts';
import type { Representative } from '../../../firmware/http/contract/customers.ts';
import { fieldProblems } from '../desk/problem.ts';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { Oops } from '../parts/oops.tsx';
import { onSaveKey } from '../parts/save-key.ts';
import { useSubmit } from '../parts/use-submit.ts';
import { TerminalFields } from './terminal-fields.tsx';

export interface TerminalFormProps {
  terminal: Terminal;
  people: readonly Representative[];
  onClose: () => void;
}

/** Another name, telephone or sight for a paired browser. It stays paired, and its page obeys at once. */
export function TerminalForm({ terminal, people, onClose }: TerminalFormProps) {
  const desk = useDesk();
  const words = useOfficeWords();
  const { name, extension, representativeId } = terminal;
  const [draft, setDraft] = useState<TerminalInput>({ name, extension, representativeId });
  const [error, setError] = useState<unknown>(null);
  const problems = fieldProblems(error);
  const onSubmit = useSubmit(async () => {
    try {
      await desk.box.saveTerminal(terminal.id, draft);
      desk.toasts.say(words.settings.saved);
      onClose();
    } catch (problem) {
      setError(problem);
    }
  });
  return (
    <form class="sheet" aria-label={name} onSubmit={onSubmit} onKeyDown={onSaveKey}>
      <div class="form2 is-first">
        <TerminalFields
          draft={draft}
          people={people}
          problems={problems}
          onChange={(part) => setDraft({ ...draft, ...part })}
        />
      </div>
      {error !== null && problems.size === 0 && <Oops error={error} title={words.problem.notSaved} />}
      <div class="foot">
        <button type="submit" class="btn is-first" disabled={desk.stale.value || draft.name.trim() === ''}>
          {words.act.save}
        </button>
        <button type="button" class="btn" onClick={onClose}>
          {words.act.cancel}
        </button>
        <span class="push" />
        <span class="note">{words.access.obeysAtOnce}</span>
      </div>
    </form>
  );
}

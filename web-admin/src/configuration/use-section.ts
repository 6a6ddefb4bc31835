import { useState } from 'preact/hooks';
import type { Configuration } from '../../../firmware/http/contract/configuration.ts';
import { fieldProblems } from '../desk/problem.ts';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';
import { useSubmit } from '../parts/use-submit.ts';
import { faultText } from './fault-words.ts';
import { takenOver } from './take-over.ts';

export interface Section<Draft> {
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
  /** What is wrong with a field, by its path; undefined where nothing is. */
  readonly problem: (path: string) => string | undefined;
  readonly problemCount: number;
  /** Something elsewhere leans on what was there before. */
  readonly isLeanedOn: boolean;
  /** Any other failure. */
  readonly error: unknown;
  /** The box takes over what was saved. */
  readonly isBusy: boolean;
  readonly isDirty: boolean;
  readonly discard: () => void;
  readonly onSubmit: (event: Event) => void;
}

export interface SectionParts<Draft> {
  /** As it is now. */
  readonly first: Draft;
  readonly save: (draft: Draft) => Promise<Configuration>;
  /** The draft of a configuration, after it was saved. */
  readonly draftOf: (configuration: Configuration) => Draft;
  readonly onSaved: (configuration: Configuration) => void;
}

/** A form of one section: what is typed, what is wrong with it, and the wait until the box works with it. */
export function useSection<Draft extends object>(parts: SectionParts<Draft>): Section<Draft> {
  const desk = useDesk();
  const words = useOfficeWords();
  const [saved, setSaved] = useState(parts.first);
  const [draft, setDraft] = useState(parts.first);
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const problems = fieldProblems(error);
  const onSubmit = useSubmit(async () => {
    setError(null);
    setBusy(true);
    try {
      const stored = await parts.save(draft);
      const next = parts.draftOf(stored);
      setSaved(next);
      setDraft(next);
      const found = await takenOver(stored, desk.box, desk.clock);
      if (!found.isApplied) desk.toasts.say(words.configuration.slow);
      parts.onSaved(found);
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  });
  const isLeanedOn = [...problems.keys()].some((path) => path.startsWith('other.'));
  return {
    draft,
    change: (part) => setDraft({ ...draft, ...part }),
    problem: (path) => {
      const reason = problems.get(path);
      return reason === undefined ? undefined : faultText(reason, words);
    },
    problemCount: problems.size,
    isLeanedOn,
    error: problems.size === 0 ? error : null,
    isBusy,
    isDirty: JSON.stringify(draft) !== JSON.stringify(saved),
    discard: () => {
      setDraft(saved);
      setError(null);
    },
    onSubmit,
  };
}

import { useEffect, useState } from 'preact/hooks';
import { type CustomerDraft, clashing, type DraftName, followed, sameDraft } from './draft.ts';

/** What the box has of a customer, and since when; a customer that is not made yet has no time. */
export interface StoredDraft {
  readonly draft: CustomerDraft;
  readonly updatedAt?: number;
}

interface State {
  readonly typed: CustomerDraft;
  readonly stored: StoredDraft;
  readonly clashes: readonly DraftName[];
}

/** What is typed into a customer's form. What other desks save meanwhile is followed, but for the fields touched here. */
export function useTyping(first: CustomerDraft, stored: StoredDraft) {
  const [state, setState] = useState<State>({ typed: first, stored, clashes: [] });
  const follow = (now: StoredDraft) => setState((before) => follows(before, now));
  useEffect(() => follow(stored), [JSON.stringify(stored)]);
  return {
    typed: state.typed,
    stored: state.stored,
    isDirty: !sameDraft(state.typed, state.stored.draft),
    /** What another desk made of fields that were changed here, too; what is alike by now is none. */
    clashes: openIn(state),
    type: (typed: CustomerDraft) => setState((before) => ({ ...before, typed })),
    follow,
    /** The box has what was typed. */
    saved: (now: StoredDraft) => setState({ typed: now.draft, stored: now, clashes: [] }),
    takeTheirs: () =>
      setState((before) => {
        const theirs = openIn(before).map((name) => [name, before.stored.draft[name]]);
        return { ...before, typed: { ...before.typed, ...Object.fromEntries(theirs) }, clashes: [] };
      }),
    keepMine: () => setState((before) => ({ ...before, clashes: [] })),
  };
}

function follows({ typed, stored, clashes }: State, now: StoredDraft): State {
  const next = clashing(typed, stored.draft, now.draft);
  return {
    typed: followed(typed, stored.draft, now.draft),
    stored: now,
    clashes: [...new Set([...clashes, ...next])],
  };
}

const openIn = ({ typed, stored, clashes }: State): DraftName[] =>
  clashes.filter((name) => JSON.stringify(typed[name]) !== JSON.stringify(stored.draft[name]));

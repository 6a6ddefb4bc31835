import { useState } from 'preact/hooks';
import type { Customer, CustomerInput } from '../../../firmware/http/contract/customers.ts';
import { BoxRefusal } from '../box/api.ts';
import { fieldProblems } from '../desk/problem.ts';
import { useDesk, useWords } from '../parts/desk-context.ts';
import { Oops } from '../parts/oops.tsx';
import { SaveFoot } from '../parts/save-foot.tsx';
import { onSaveKey } from '../parts/save-key.ts';
import { useLoaded } from '../parts/use-loaded.ts';
import { useSubmit } from '../parts/use-submit.ts';
import { Clash } from './clash.tsx';
import { CustomerForm } from './customer-form.tsx';
import { type CustomerDraft, draftOf, formPath, inputOf } from './draft.ts';
import { type StoredDraft, useTyping } from './use-typing.ts';

export interface CustomerEditorProps {
  first: CustomerDraft;
  /** What the box has of it, where the form begins with more. What it has later is followed. */
  stored?: StoredDraft;
  /** `basedOn`: the time of the stored one that was edited. */
  save: (input: CustomerInput, basedOn?: number) => Promise<Customer>;
  /** Reads it again, after somebody else saved first. */
  reread?: () => Promise<Customer>;
  onSaved: (customer: Customer) => void;
}

/** The form of a customer with Save and Discard, as a page. */
export function CustomerEditor(props: CustomerEditorProps) {
  const { first, stored = { draft: first }, save, reread, onSaved } = props;
  const desk = useDesk();
  const words = useWords();
  const typing = useTyping(first, stored);
  const { typed, clashes } = typing;
  const [error, setError] = useState<unknown>(null);
  const representatives = useLoaded('representatives', (signal) => desk.box.representatives(signal), [
    desk.changes.of('settings'),
  ]);
  const people = representatives.value?.items ?? [];
  const problems = new Map([...fieldProblems(error)].map(([path, what]) => [formPath(path, typed), what]));
  const store = async () => {
    try {
      const customer = await save(inputOf(typed), typing.stored.updatedAt);
      typing.saved(storedOf(customer));
      setError(null);
      desk.toasts.say(words.customers.saved(customer.name));
      onSaved(customer);
    } catch (problem) {
      setError(problem);
      if (isConflict(problem) && reread !== undefined) await reread().then(followNewest, setError);
    }
  };
  const followNewest = (customer: Customer) => typing.follow(storedOf(customer));
  // While two desks disagree the choice between them saves, and nothing else does.
  const onSubmit = useSubmit(async () => {
    if (clashes.length === 0) await store();
  });
  const onMine = () => {
    typing.keepMine();
    void store();
  };
  return (
    <form onSubmit={onSubmit} onKeyDown={onSaveKey}>
      <CustomerForm
        draft={typed}
        onDraft={typing.type}
        problems={problems}
        representatives={people}
        withName
      />
      {clashes.length > 0 ? (
        <Clash
          names={clashes}
          theirs={typing.stored.draft}
          representatives={people}
          onTheirs={() => {
            typing.takeTheirs();
            setError(null);
          }}
          onMine={onMine}
        />
      ) : (
        <>
          {error !== null && problems.size === 0 && <Oops error={error} title={words.problem.notSaved} />}
          <SaveFoot
            dirty={typing.isDirty}
            problems={problems.size}
            onDiscard={() => typing.type(typing.stored.draft)}
          />
        </>
      )}
    </form>
  );
}

/** What the form is compared with. */
export const storedOf = (customer: Customer): StoredDraft => ({
  draft: draftOf(customer),
  updatedAt: customer.updatedAt,
});

const isConflict = (problem: unknown) => problem instanceof BoxRefusal && problem.refusal.code === 'conflict';

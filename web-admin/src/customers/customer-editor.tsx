import { useEffect, useState } from 'preact/hooks';
import type { Customer, CustomerInput } from '../../../firmware/http/contract/customers.ts';
import { fieldProblems } from '../desk/problem.ts';
import { useDesk, useWords } from '../parts/desk-context.ts';
import { Oops } from '../parts/oops.tsx';
import { SaveFoot } from '../parts/save-foot.tsx';
import { onSaveKey } from '../parts/save-key.ts';
import { useLoaded } from '../parts/use-loaded.ts';
import { useSubmit } from '../parts/use-submit.ts';
import { CustomerForm } from './customer-form.tsx';
import { type CustomerDraft, draftOf, followed, formPath, inputOf, sameDraft } from './draft.ts';

export interface CustomerEditorProps {
  first: CustomerDraft;
  /** What the box has of it, where the form begins with more. What it has later is followed. */
  stored?: CustomerDraft;
  save: (input: CustomerInput) => Promise<Customer>;
  onSaved: (customer: Customer) => void;
}

/** The form of a customer with Save and Discard, as a page. */
export function CustomerEditor({ first, stored = first, save, onSaved }: CustomerEditorProps) {
  const desk = useDesk();
  const words = useWords();
  const [saved, setSaved] = useState(stored);
  const [draft, setDraft] = useState(first);
  const [error, setError] = useState<unknown>(null);
  const representatives = useLoaded('representatives', (signal) => desk.box.representatives(signal), [
    desk.changes.of('settings'),
  ]);
  const problems = new Map([...fieldProblems(error)].map(([path, what]) => [formPath(path, draft), what]));
  useEffect(() => {
    setDraft((typed) => followed(typed, saved, stored));
    setSaved(stored);
  }, [JSON.stringify(stored)]);
  const submit = async () => {
    try {
      const customer = await save(inputOf(draft));
      setSaved(draftOf(customer));
      setDraft(draftOf(customer));
      setError(null);
      desk.toasts.say(words.customers.saved(customer.name));
      onSaved(customer);
    } catch (problem) {
      setError(problem);
    }
  };
  const onSubmit = useSubmit(submit);
  return (
    <form onSubmit={onSubmit} onKeyDown={onSaveKey}>
      <CustomerForm
        draft={draft}
        onDraft={setDraft}
        problems={problems}
        representatives={representatives.value?.items ?? []}
        withName
      />
      {error !== null && problems.size === 0 && <Oops error={error} title={words.problem.notSaved} />}
      <SaveFoot dirty={!sameDraft(draft, saved)} problems={problems.size} onDiscard={() => setDraft(saved)} />
    </form>
  );
}

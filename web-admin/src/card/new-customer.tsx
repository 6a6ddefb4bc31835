import { useEffect, useState } from 'preact/hooks';
import { CustomerForm } from '../customers/customer-form.tsx';
import { emptyDraft, formPath, inputOf, sameDraft } from '../customers/draft.ts';
import { fieldProblems } from '../desk/problem.ts';
import { useDesk, useWords } from '../parts/desk-context.ts';
import { Keys } from '../parts/keys.tsx';
import { Oops } from '../parts/oops.tsx';
import { onSaveKey } from '../parts/save-key.ts';
import { useLoaded } from '../parts/use-loaded.ts';
import { useSubmit } from '../parts/use-submit.ts';
import { CardFoot } from './card-foot.tsx';
import type { StepProps } from './step-props.ts';

/** A new customer who is on the telephone: the caller's number stands in the form already (S904). */
export function NewCustomer({ card, titleId, onMemo, onClose, onDirty, onStep }: StepProps) {
  const desk = useDesk();
  const words = useWords();
  const { call } = card;
  const [blank] = useState(() => emptyDraft(call.caller.type === 'number' ? call.caller.display : null));
  const [draft, setDraft] = useState(blank);
  const [error, setError] = useState<unknown>(null);
  const representatives = useLoaded('representatives', (signal) => desk.box.representatives(signal));
  const dirty = !sameDraft(draft, blank);
  useEffect(() => onDirty(dirty), [dirty, onDirty]);
  const problems = new Map([...fieldProblems(error)].map(([path, what]) => [formPath(path, draft), what]));
  const save = async () => {
    try {
      const customer = await desk.box.addCustomer(inputOf(draft));
      await desk.box.chooseCustomer(call.key, { customerId: customer.id, addNumber: false });
      onDirty(false);
      desk.toasts.say(words.customers.saved(customer.name));
    } catch (problem) {
      setError(problem);
    }
  };
  const onSubmit = useSubmit(save);
  return (
    <form onSubmit={onSubmit} onKeyDown={onSaveKey}>
      <div class="card-who">
        <h2 class="who" id={titleId}>
          {words.find.newCustomer}
        </h2>
        <button type="button" class="link" onClick={() => onStep('search')}>
          {words.find.back}
        </button>
      </div>
      <CustomerForm
        draft={draft}
        onDraft={setDraft}
        problems={problems}
        representatives={representatives.value?.items ?? []}
        withName
      />
      {error !== null && problems.size === 0 && <Oops error={error} title={words.problem.notSaved} />}
      <CardFoot onMemo={onMemo} onClose={onClose}>
        <button type="submit" class="btn is-first" disabled={desk.stale.value}>
          {words.act.save}
          <Keys keys="Ctrl S" />
        </button>
      </CardFoot>
    </form>
  );
}

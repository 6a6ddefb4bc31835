import { useEffect, useState } from 'preact/hooks';
import type { Representative } from '../../../firmware/http/contract/customers.ts';
import { CustomerForm } from '../customers/customer-form.tsx';
import { type CustomerDraft, draftOf, formPath, inputOf, sameDraft } from '../customers/draft.ts';
import { fieldProblems } from '../desk/problem.ts';
import { languageOf } from '../format/language-of.ts';
import { lengthOf } from '../format/legal-form.ts';
import { useDesk, useWords } from '../parts/desk-context.ts';
import { Importance } from '../parts/importance.tsx';
import { Keys } from '../parts/keys.tsx';
import { Name } from '../parts/name.tsx';
import { Oops } from '../parts/oops.tsx';
import { onSaveKey } from '../parts/save-key.ts';
import { useLoaded } from '../parts/use-loaded.ts';
import { useSubmit } from '../parts/use-submit.ts';
import { CardFoot } from './card-foot.tsx';
import { type CardData, customerCache } from './customer-cache.ts';
import { EarlierCalls } from './earlier-calls.tsx';
import { FetchedFacts } from './fetched-facts.tsx';
import type { StepProps } from './step-props.ts';

/** The card of a known customer: read first, edited where touched. */
export function FilledCard(props: StepProps & { customerId: string }) {
  const desk = useDesk();
  const { customerId, titleId, card } = props;
  const data = useLoaded(`card ${customerId}`, (signal) => customerCache(desk.box).take(customerId, signal));
  const representatives = useLoaded('representatives', (signal) => desk.box.representatives(signal));
  const title = <CardTitle titleId={titleId} name={card.call.customer?.name ?? ''} card={props} />;
  if (data.value === null) {
    return (
      <>
        {title}
        {data.error !== null && <Oops error={data.error} retry={data.reload} />}
        <CardFoot onMemo={props.onMemo} onClose={props.onClose} memoFirst />
      </>
    );
  }
  return (
    <>
      {title}
      <EditableCard {...props} data={data.value} representatives={representatives.value?.items ?? []} />
    </>
  );
}

function CardTitle({ titleId, name, card: { card } }: { titleId: string; name: string; card: StepProps }) {
  const words = useWords();
  const { customer, caller } = card.call;
  const contact = customer === null ? '' : words.caller.contact(customer.department, customer.contact);
  return (
    <div class="card-who">
      {customer !== null && customer.kana !== '' && <p class="kana">{customer.kana}</p>}
      <h2 class="who" id={titleId} data-len={lengthOf(name)} tabIndex={-1} data-card-focus>
        <Importance letter={customer?.importance ?? null} />
        <span class="txt" lang={languageOf(name)}>
          <Name name={name} />
        </span>
      </h2>
      <p class="line2">
        {contact !== '' && <span>{contact}</span>}
        {caller.type === 'number' && <span class="num">{caller.display}</span>}
      </p>
    </div>
  );
}

interface EditableProps extends StepProps {
  data: CardData;
  representatives: readonly Representative[];
}

function EditableCard({ card, data, representatives, onDirty, onMemo, onClose }: EditableProps) {
  const desk = useDesk();
  const words = useWords();
  const [saved, setSaved] = useState<CustomerDraft>(() => draftOf(data.customer));
  const [draft, setDraft] = useState(saved);
  const [error, setError] = useState<unknown>(null);
  const dirty = !sameDraft(draft, saved);
  useEffect(() => onDirty(dirty), [dirty, onDirty]);
  const problems = new Map([...fieldProblems(error)].map(([path, what]) => [formPath(path, draft), what]));
  const save = async () => {
    try {
      const next = draftOf(await desk.box.saveCustomer(data.customer.id, inputOf(draft)));
      setSaved(next);
      setDraft(next);
      setError(null);
      desk.toasts.say(words.customers.saved(next.name));
    } catch (problem) {
      setError(problem);
    }
  };
  const onSubmit = useSubmit(save);
  return (
    <form class="quiet" onSubmit={onSubmit} onKeyDown={onSaveKey}>
      <CustomerForm
        draft={draft}
        onDraft={setDraft}
        problems={problems}
        representatives={representatives}
        withName={false}
      />
      {error !== null && problems.size === 0 && <Oops error={error} title={words.problem.notSaved} />}
      <FetchedFacts call={card.call} />
      <EarlierCalls page={data.earlier} customerId={data.customer.id} except={card.call.key} />
      <CardFoot onMemo={onMemo} onClose={onClose} memoFirst>
        <button type="submit" class="btn" disabled={desk.stale.value}>
          {words.act.save}
          <Keys keys="Ctrl S" />
        </button>
      </CardFoot>
    </form>
  );
}

import { useEffect, useState } from 'preact/hooks';
import type { Customer } from '../../../firmware/http/contract/customers.ts';
import { BoxRefusal } from '../box/api.ts';
import { EarlierCalls } from '../card/earlier-calls.tsx';
import { languageOf } from '../format/language-of.ts';
import { Ask } from '../parts/ask.tsx';
import { useDesk, useWords } from '../parts/desk-context.ts';
import { Empty } from '../parts/empty.tsx';
import { Importance } from '../parts/importance.tsx';
import { Name } from '../parts/name.tsx';
import { Oops } from '../parts/oops.tsx';
import { isFocusLost } from '../parts/platform.ts';
import { useLoaded } from '../parts/use-loaded.ts';
import { Waiting } from '../parts/waiting.tsx';
import { CustomerEditor, storedOf } from './customer-editor.tsx';
import { DataButtons } from './data-buttons.tsx';
import { draftOf } from './draft.ts';
import { MergeButton } from './merge-button.tsx';

export function CustomerPage({ id }: { id: string }) {
  const desk = useDesk();
  const words = useWords();
  const [merged, setMerged] = useState<readonly Customer[]>([]);
  const onMerged = (customer: Customer) => setMerged([...merged, customer]);
  useEffect(() => {
    // The button that was pressed went with the form.
    if (merged.length > 0 && isFocusLost()) document.getElementById('main')?.focus({ preventScroll: true });
  }, [merged]);
  const [isLeaving, setLeaving] = useState(false);
  const load = (signal: AbortSignal) => desk.box.customer(id, signal);
  const watch = [desk.changes.of('customers')];
  // The box tells of a removal before it answers it: whom this page has just removed it does not ask for again.
  const { value, error, reload } = useLoaded(`customer ${id}`, load, watch, isLeaving);
  if (error instanceof BoxRefusal && error.refusal.code === 'not-found') {
    return (
      <Empty title={words.customers.goneTitle}>
        <p>{words.customers.gone}</p>
        <a class="btn" href="/customers">
          {words.customers.backToList}
        </a>
      </Empty>
    );
  }
  // A form that somebody types into stays, also when the box is gone for a moment.
  if (error !== null && value === null) return <Oops error={error} retry={reload} />;
  if (value === null) return <Waiting />;
  const newest = [value, ...merged].reduce((a, b) => (b.updatedAt < a.updatedAt ? a : b));
  // Merged with another it is a customer with other fields: the form begins anew.
  return <LoadedCustomer key={merged.length} customer={newest} {...{ onMerged, setLeaving }} />;
}

interface LoadedProps {
  customer: Customer;
  onMerged: (customer: Customer) => void;
  setLeaving: (isLeaving: boolean) => void;
}

function LoadedCustomer({ customer, onMerged, setLeaving }: LoadedProps) {
  const desk = useDesk();
  const [name, setName] = useState(customer.name);
  useEffect(() => setName(customer.name), [customer.name]);
  const earlier = useLoaded(
    `calls of ${customer.id}`,
    (signal) => desk.box.calls({ customer: customer.id, limit: 6 }, signal),
    [desk.changes.of('calls')],
  );
  return (
    <>
      <div class="top">
        <h1 class="who">
          <Importance letter={customer.importance} />
          <span class="txt" lang={languageOf(name)}>
            <Name name={name} />
          </span>
        </h1>
        <div class="btns">
          <MergeButton customer={customer} onMerged={onMerged} />
          <RemoveButton {...{ customer, setLeaving }} />
          {desk.isAdministrator.value && <DataButtons {...{ customer, setLeaving }} />}
        </div>
      </div>
      <div class="beside">
        <section class="sheet is-page">
          <CustomerEditor
            first={draftOf(customer)}
            stored={storedOf(customer)}
            save={(input, basedOn) => desk.box.saveCustomer(customer.id, input, basedOn)}
            reread={() => desk.box.customer(customer.id)}
            onSaved={(saved) => setName(saved.name)}
          />
        </section>
        <div class="sheet">
          {earlier.value !== null && (
            <EarlierCalls page={earlier.value} customerId={customer.id} except="" heading="h2" />
          )}
        </div>
      </div>
    </>
  );
}

/** History keeps the customer as he was (SPEC B2), but the card itself is gone: hence the question. */
function RemoveButton({ customer, setLeaving }: Omit<LoadedProps, 'onMerged'>) {
  const desk = useDesk();
  const words = useWords();
  const [asking, setAsking] = useState(false);
  const restore = async () => {
    if (!(await desk.attempt(() => desk.box.restoreCustomer(customer.id)))) return;
    desk.toasts.say(desk.words.value.customers.restored(customer.name));
    desk.router.go(`/customers/${customer.id}`);
  };
  const remove = async () => {
    setAsking(false);
    setLeaving(true);
    if (!(await desk.attempt(() => desk.box.removeCustomer(customer.id)))) return setLeaving(false);
    desk.toasts.say(words.customers.removed(customer.name), {
      label: words.act.undo,
      undo: true,
      run: () => void restore(),
    });
    desk.router.go('/customers');
  };
  return (
    <>
      <button type="button" class="btn is-danger" disabled={desk.stale.value} onClick={() => setAsking(true)}>
        {words.act.remove}
      </button>
      {asking && (
        <Ask
          question={words.customers.removeQuestion(customer.name)}
          yes={words.act.remove}
          onYes={() => void remove()}
          onNo={() => setAsking(false)}
        />
      )}
    </>
  );
}

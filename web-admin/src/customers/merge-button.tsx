import { useId, useState } from 'preact/hooks';
import type { Customer } from '../../../firmware/http/contract/customers.ts';
import { CustomerSearch } from '../card/customer-search.tsx';
import { useDesk, useWords } from '../parts/desk-context.ts';
import { Modal } from '../parts/modal.tsx';

/** Two entries are one customer: the other is searched for and goes into this one. */
export function MergeButton({ customer }: { customer: Customer }) {
  const desk = useDesk();
  const words = useWords();
  const [open, setOpen] = useState(false);
  const id = useId();
  const merge = async (other: string) => {
    if (other === customer.id) return;
    setOpen(false);
    if (!(await desk.attempt(() => desk.box.mergeCustomer(customer.id, other)))) return;
    desk.toasts.say(words.customers.merged(customer.name));
    // The page shows what was loaded; the merged customer is another one.
    desk.router.go('/customers');
    desk.router.go(`/customers/${customer.id}`);
  };
  return (
    <>
      <button type="button" class="btn" disabled={desk.stale.value} onClick={() => setOpen(true)}>
        {words.customers.merge}
      </button>
      {open && (
        <Modal labelledBy={id} class="is-form" onClose={() => setOpen(false)}>
          <div class="dialog-head">
            <h1 id={id}>{words.customers.mergeTitle(customer.name)}</h1>
          </div>
          <p class="sec phrase">{words.customers.mergeNote}</p>
          <CustomerSearch onChoose={(other) => void merge(other)} />
          <div class="foot">
            <button type="button" class="btn" onClick={() => setOpen(false)}>
              {words.act.cancel}
            </button>
          </div>
        </Modal>
      )}
    </>
  );
}

import { useId, useState } from 'preact/hooks';
import type { Customer } from '../../../firmware/http/contract/customers.ts';
import { CustomerSearch } from '../card/customer-search.tsx';
import { useDesk, useWords } from '../parts/desk-context.ts';
import { Modal } from '../parts/modal.tsx';

export interface MergeButtonProps {
  customer: Customer;
  onMerged: (customer: Customer) => void;
}

/** Two entries are one customer: the other is searched for and goes into this one. */
export function MergeButton({ customer, onMerged }: MergeButtonProps) {
  const desk = useDesk();
  const words = useWords();
  const [open, setOpen] = useState(false);
  const id = useId();
  const merge = async (other: string) => {
    if (other === customer.id) return;
    setOpen(false);
    await desk.attempt(async () => {
      onMerged(await desk.box.mergeCustomer(customer.id, other));
      desk.toasts.say(words.customers.merged(customer.name));
    });
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

import { useState } from 'preact/hooks';
import type { Customer } from '../../../firmware/http/contract/customers.ts';
import { Ask } from '../parts/ask.tsx';
import { useDesk, useOfficeWords } from '../parts/desk-context.ts';

export interface DataButtonsProps {
  customer: Customer;
  /** Whoever is being erased is not asked for again. */
  setLeaving: (isLeaving: boolean) => void;
}

/** What the office owes to a customer (SPEC B5): all that is kept of him, and its erasure. */
export function DataButtons({ customer, setLeaving }: DataButtonsProps) {
  const desk = useDesk();
  const words = useOfficeWords().privacy;
  const [asking, setAsking] = useState(false);
  const erase = async () => {
    setAsking(false);
    setLeaving(true);
    if (!(await desk.attempt(() => desk.box.eraseCustomer(customer.id)))) return setLeaving(false);
    desk.toasts.say(words.erased(customer.name));
    desk.router.go('/customers');
  };
  return (
    <>
      <a class="btn is-quiet" href={`/api/customer-data.json?id=${customer.id}`} download>
        {words.exportData}
      </a>
      <button type="button" class="btn is-danger" disabled={desk.stale.value} onClick={() => setAsking(true)}>
        {words.erase}
      </button>
      {asking && (
        <Ask
          question={words.eraseQuestion(customer.name)}
          yes={words.erase}
          onYes={() => void erase()}
          onNo={() => setAsking(false)}
        />
      )}
    </>
  );
}

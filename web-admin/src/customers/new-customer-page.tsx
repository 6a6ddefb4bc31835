import { useEffect } from 'preact/hooks';
import { useQuery } from '../app/use-query.ts';
import { useDesk, useWords } from '../parts/desk-context.ts';
import { CustomerEditor } from './customer-editor.tsx';
import { emptyDraft } from './draft.ts';

/** A new customer; `?number=` and `?name=` fill in what is known. */
export function NewCustomerPage() {
  const desk = useDesk();
  const words = useWords();
  const [query] = useQuery();
  useEffect(() => {
    // On a telephone the focus would push the keyboard over the form.
    if (matchMedia('(pointer: fine)').matches)
      document.querySelector<HTMLElement>('[data-card-focus]')?.focus();
  }, []);
  return (
    <>
      <div class="top">
        <h1>{words.customers.newOne}</h1>
      </div>
      <section class="sheet is-page">
        <CustomerEditor
          stored={{ draft: emptyDraft(null) }}
          first={emptyDraft(query.get('number'), query.get('name') ?? '')}
          save={desk.box.addCustomer}
          onSaved={(saved) => desk.router.go(`/customers/${saved.id}`)}
        />
      </section>
    </>
  );
}

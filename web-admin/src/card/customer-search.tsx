import { useEffect, useId, useState } from 'preact/hooks';
import type { Customer } from '../../../firmware/http/contract/customers.ts';
import { isOfInputMethod, listStep } from '../app/keyboard.ts';
import { languageOf } from '../format/language-of.ts';
import { useDesk, useWords } from '../parts/desk-context.ts';
import { Empty } from '../parts/empty.tsx';
import { Importance } from '../parts/importance.tsx';
import { Marked } from '../parts/marked.tsx';
import { Oops } from '../parts/oops.tsx';
import { useLoaded } from '../parts/use-loaded.ts';

const AT_MOST = 8;

/** Search as you type: the list moves with the arrows while the focus stays in the field; Enter chooses. */
export function CustomerSearch({ onChoose }: { onChoose: (customerId: string) => void }) {
  const desk = useDesk();
  const words = useWords();
  const id = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const found = useSearch(text.trim());
  const customers = text.trim() === '' ? [] : (found.value?.items ?? []);
  const chosen = customers[Math.min(at, customers.length - 1)];
  return (
    <>
      <div class="sec field">
        <label for={id}>{words.find.label}</label>
        <input
          class="in"
          id={id}
          role="combobox"
          aria-expanded={customers.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={chosen && `${id}-${chosen.id}`}
          autoComplete="off"
          data-card-focus
          value={text}
          onInput={(event) => {
            setText(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={(event) => {
            // Enter during Japanese input takes the kanji, it does not choose a customer.
            if (isOfInputMethod(event) || event.altKey || event.ctrlKey || event.metaKey) return;
            const to =
              event.key === 'Home' || event.key === 'End' ? null : listStep(event.key, at, customers.length);
            if (to !== null) setAt(to);
            else if (event.key === 'Enter' && chosen && !desk.stale.value) onChoose(chosen.id);
            else return;
            event.preventDefault();
          }}
        />
      </div>
      {found.error !== null && <Oops error={found.error} retry={found.reload} />}
      <div class="pick" id={`${id}-list`} role="listbox" aria-label={words.find.label}>
        {customers.map((customer) => (
          <Found
            key={customer.id}
            id={`${id}-${customer.id}`}
            customer={customer}
            text={text.trim()}
            selected={customer === chosen}
            onChoose={() => onChoose(customer.id)}
          />
        ))}
      </div>
      {found.value !== null && text.trim() !== '' && customers.length === 0 && (
        <div class="sec">
          <Empty title={words.find.nothing(text.trim())}>
            <p>{words.find.nothingHint}</p>
          </Empty>
        </div>
      )}
    </>
  );
}

/** Answers for an older text stay on the screen until the new ones are there: the list does not flicker. */
function useSearch(text: string) {
  const desk = useDesk();
  const loaded = useLoaded(`find ${text}`, async (signal) =>
    text === '' ? { items: [], next: null } : desk.box.customers({ q: text, limit: AT_MOST }, signal),
  );
  const [last, setLast] = useState(loaded.value);
  useEffect(() => {
    if (loaded.value !== null) setLast(loaded.value);
  }, [loaded.value]);
  return { ...loaded, value: loaded.value ?? last };
}

interface FoundProps {
  id: string;
  customer: Customer;
  text: string;
  selected: boolean;
  onChoose: () => void;
}

function Found({ id, customer, text, selected, onChoose }: FoundProps) {
  const words = useWords();
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which names the chosen option
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field's keys do the same
    <div id={id} class="option" role="option" aria-selected={selected} onClick={onChoose}>
      <span>
        <span class="t" lang={languageOf(customer.name)}>
          <Importance letter={customer.importance} /> <Marked text={customer.name} part={text} />
        </span>
        <span class="d">
          {customer.kana !== '' && (
            <span>
              <Marked text={customer.kana} part={text} />
            </span>
          )}
          <span>{words.caller.contact(customer.department, customer.contact)}</span>
          <span class="num">{customer.numbers[0]?.display}</span>
        </span>
      </span>
      {selected && <span class="note">Enter</span>}
    </div>
  );
}

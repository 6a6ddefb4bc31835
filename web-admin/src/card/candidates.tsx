import { useId, useState } from 'preact/hooks';
import { phraseFor } from '../app/keyboard.ts';
import { languageOf } from '../format/language-of.ts';
import { useDesk, useWords } from '../parts/desk-context.ts';
import { Importance } from '../parts/importance.tsx';
import { Keys } from '../parts/keys.tsx';
import { Name } from '../parts/name.tsx';
import { useSubmit } from '../parts/use-submit.ts';
import { CardFoot } from './card-foot.tsx';
import type { StepProps } from './step-props.ts';

/** Several customers have the number: the last contacted is first; 1–9 choose, Enter opens. */
export function Candidates({ card, titleId, onMemo, onClose, onStep }: StepProps) {
  const desk = useDesk();
  const words = useWords();
  const group = useId();
  const { call } = card;
  const [chosen, setChosen] = useState(call.candidates[0]?.id ?? '');
  const number = call.caller.type === 'number' ? call.caller.display : '';
  const onSubmit = useSubmit(() =>
    desk.attempt(() => desk.box.chooseCustomer(call.key, { customerId: chosen, addNumber: false })),
  );
  return (
    <form
      onSubmit={onSubmit}
      onKeyDown={(event) => {
        // With Alt a digit means a line of the board.
        const at = event.altKey ? null : phraseFor(event, true);
        const candidate = at === null ? undefined : call.candidates[at];
        if (candidate === undefined) return;
        event.preventDefault();
        setChosen(candidate.id);
        // The arrows go on from the chosen one.
        event.currentTarget.querySelectorAll<HTMLElement>('input[type="radio"]')[at ?? 0]?.focus();
      }}
    >
      <div class="card-who">
        <h2 class="who num" id={titleId}>
          {number}
        </h2>
        <p class="dim phrase">{words.find.several(call.candidates.length)}</p>
      </div>
      <ul class="pick">
        {call.candidates.map((customer, index) => (
          <li key={customer.id}>
            <label>
              <input
                type="radio"
                name={group}
                checked={customer.id === chosen}
                data-card-focus={customer.id === chosen ? '' : undefined}
                onChange={() => setChosen(customer.id)}
              />
              <span class="t" lang={languageOf(customer.name)}>
                <Importance letter={customer.importance} /> <Name name={customer.name} />
              </span>
              {index < 9 ? <Keys keys={String(index + 1)} /> : <span />}
              <span class="d">{words.caller.contact(customer.department, customer.contact)}</span>
            </label>
          </li>
        ))}
      </ul>
      <CardFoot onMemo={onMemo} onClose={onClose}>
        <button type="submit" class="btn is-first" disabled={desk.stale.value}>
          {words.find.openCard}
          <Keys keys="Enter" />
        </button>
        <button type="button" class="btn" onClick={() => onStep('search')}>
          {words.find.another}
        </button>
      </CardFoot>
    </form>
  );
}

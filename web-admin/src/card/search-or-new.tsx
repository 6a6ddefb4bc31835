import { useState } from 'preact/hooks';
import { whoOf, whoText } from '../format/caller.ts';
import { useDesk, useWords } from '../parts/desk-context.ts';
import { Icon } from '../parts/icon.tsx';
import { Keys } from '../parts/keys.tsx';
import { CardFoot } from './card-foot.tsx';
import { CustomerSearch } from './customer-search.tsx';
import { FetchedFacts } from './fetched-facts.tsx';
import type { StepProps } from './step-props.ts';

/** No customer has the number, or there is none: search or new (SPEC D3, S901–S905). */
export function SearchOrNew({ card, titleId, onMemo, onClose, onStep }: StepProps) {
  const desk = useDesk();
  const words = useWords();
  const [remember, setRemember] = useState(true);
  const { call } = card;
  const numbered = call.caller.type === 'number';
  const choose = (customerId: string) =>
    desk.attempt(() => desk.box.chooseCustomer(call.key, { customerId, addNumber: numbered && remember }));
  return (
    <>
      <div class="card-who">
        <h2 class={numbered ? 'who num' : 'who is-reason'} id={titleId}>
          {whoText(whoOf(call, words))}
        </h2>
        <p class="dim phrase">{numbered ? words.find.noCustomer : words.find.noNumber}</p>
      </div>
      <FetchedFacts call={call} />
      <CustomerSearch onChoose={(id) => void choose(id)} />
      {numbered && (
        <div class="sec note">
          {words.find.addNumber}
          <label class="check">
            <input
              type="checkbox"
              checked={remember}
              onChange={(event) => setRemember(event.currentTarget.checked)}
            />
            {words.find.remember}
          </label>
        </div>
      )}
      <CardFoot onMemo={onMemo} onClose={onClose}>
        <button
          type="button"
          class="btn"
          data-does="new-customer"
          disabled={desk.stale.value}
          onClick={() => onStep('new')}
        >
          <Icon name="plus" />
          {words.find.newCustomer}
          <Keys keys="Alt N" />
        </button>
      </CardFoot>
    </>
  );
}

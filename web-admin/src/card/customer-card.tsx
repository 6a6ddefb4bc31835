import { useId, useRef, useState } from 'preact/hooks';
import { isOfInputMethod } from '../app/keyboard.ts';
import type { Card } from '../desk/cards.ts';
import { Ask } from '../parts/ask.tsx';
import { useDesk, useWords } from '../parts/desk-context.ts';
import { Candidates } from './candidates.tsx';
import { FilledCard } from './filled-card.tsx';
import { FoldedCard } from './folded-card.tsx';
import { NewCustomer } from './new-customer.tsx';
import { SearchOrNew } from './search-or-new.tsx';
import type { Step, StepProps } from './step-props.ts';
import { Strip } from './strip.tsx';
import { useCardFocus, useFocusOnStep } from './use-card-focus.ts';

/**
 * The customer card (SPEC D3, D4). A dialog that is not modal, because another line may ring. It carries the
 * `open` attribute instead of being opened with show(), which would take the focus from somebody who types.
 */
export function CustomerCard({ card, hidden }: { card: Card; hidden: boolean }) {
  const desk = useDesk();
  const words = useWords();
  const titleId = useId();
  const ref = useRef<HTMLDialogElement>(null);
  const [dirty, setDirty] = useState(false);
  const [asking, setAsking] = useState(false);
  const { key } = card.call;
  useCardFocus(ref, card.folded || hidden);
  const closeNow = () => desk.card({ type: 'closed', key });
  const close = () => (dirty ? setAsking(true) : closeNow());
  const touch = () => !card.touched && desk.card({ type: 'touched', key });
  return (
    <>
      <dialog
        ref={ref}
        open
        class={card.ended === null && !desk.stale.value ? 'sheet is-call' : 'sheet is-call is-over'}
        hidden={hidden}
        aria-labelledby={titleId}
        onInput={touch}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || isOfInputMethod(event) || event.defaultPrevented) return;
          event.preventDefault();
          close();
        }}
      >
        <Strip card={card} />
        {card.folded ? (
          <FoldedCard card={card} titleId={titleId} />
        ) : (
          <Body
            card={card}
            titleId={titleId}
            onClose={close}
            onDirty={setDirty}
            onMemo={() => {
              touch();
              desk.memoFor.value = key;
            }}
          />
        )}
      </dialog>
      {asking && (
        <Ask
          question={words.card.discardQuestion}
          yes={words.card.discardAndClose}
          no={words.card.goOn}
          onYes={closeNow}
          onNo={() => setAsking(false)}
        />
      )}
    </>
  );
}

function Body(props: Omit<StepProps, 'onStep'>) {
  const [step, setStep] = useState<Step>('start');
  const { call } = props.card;
  const all = { ...props, onStep: setStep };
  const shown = step === 'start' && call.candidates.length === 0 ? 'search' : step;
  useFocusOnStep(props.titleId, call.customer?.id ?? shown);
  if (call.customer !== null)
    return <FilledCard key={call.customer.id} {...all} customerId={call.customer.id} />;
  if (shown === 'new') return <NewCustomer {...all} />;
  if (shown === 'start') return <Candidates {...all} />;
  return <SearchOrNew {...all} />;
}

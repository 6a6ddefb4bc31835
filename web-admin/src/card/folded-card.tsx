import type { Card } from '../desk/cards.ts';
import { whoOf } from '../format/caller.ts';
import { useDesk, useWords } from '../parts/desk-context.ts';
import { Keys } from '../parts/keys.tsx';
import { WhoName } from '../parts/who.tsx';

/** Somebody was typing when the call was answered: the card waits behind its strip until F2 or a click. */
export function FoldedCard({ card, titleId }: { card: Card; titleId: string }) {
  const desk = useDesk();
  const words = useWords();
  return (
    <div class="sec folded" id={titleId}>
      <WhoName who={whoOf(card.call, words)} />
      <button
        type="button"
        class="btn"
        data-card-focus
        onClick={() => desk.card({ type: 'unfolded', key: card.call.key })}
      >
        {words.card.folded}
        <Keys keys="F2" />
      </button>
    </div>
  );
}

import { useEffect, useRef } from 'preact/hooks';
import type { Card } from '../desk/cards.ts';
import { useDesk } from '../parts/desk-context.ts';
import { CustomerCard } from './customer-card.tsx';
import { usePrefetch } from './use-prefetch.ts';

/**
 * My open cards. The newest is on top; the one below keeps what was typed and comes back. A folded one shows its strip
 * alone and hides none: somebody types.
 */
export function CardDock() {
  const desk = useDesk();
  const cards = desk.cards.value;
  usePrefetch();
  const top = cards.findLast((card) => !card.folded) ?? cards.at(-1);
  return (
    <>
      {cards.map((card) => (
        <DockedCard key={card.call.key} card={card} hidden={card !== top && !card.folded} />
      ))}
    </>
  );
}

/** After the call an untouched card goes away by itself, unless somebody is looking into it. */
const UNTOUCHED_MS = 30_000;

function DockedCard({ card, hidden }: { card: Card; hidden: boolean }) {
  const desk = useDesk();
  const ref = useRef<HTMLDivElement>(null);
  const { key } = card.call;
  const goes = card.ended !== null && !card.touched;
  useEffect(() => {
    if (!goes) return;
    const close = () => {
      if (isLookedAt(ref.current)) timer = desk.clock.after(UNTOUCHED_MS, close);
      else desk.card({ type: 'closed', key });
    };
    let timer = desk.clock.after(UNTOUCHED_MS, close);
    return () => timer.cancel();
  }, [goes, key, desk]);
  return (
    <div ref={ref} class={card.folded ? 'is-waiting' : undefined} hidden={hidden}>
      <CustomerCard card={card} hidden={hidden} />
    </div>
  );
}

/** Pointer over it, or a focus that a person has moved: the place where the card itself put it does not count. */
function isLookedAt(element: HTMLElement | null): boolean {
  if (element === null) return false;
  const focus = document.activeElement;
  const moved = element.contains(focus) && !focus?.hasAttribute('data-card-focus');
  return moved || element.matches(':hover');
}

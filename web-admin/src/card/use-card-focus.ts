import { useEffect, useRef } from 'preact/hooks';
import { isFocusLost, isTyping } from '../parts/platform.ts';

/** Where the focus was before it came into a card: closing the card, or the key that went there, goes back. */
const places = new WeakMap<Element, HTMLElement>();

/** From wherever the focus is to the first place of the card. */
export function enterCard(card: HTMLElement): void {
  const here = document.activeElement;
  if (here instanceof HTMLElement && here !== document.body && !card.contains(here)) places.set(card, here);
  card.querySelector<HTMLElement>('[data-card-focus]')?.focus({ preventScroll: true });
}

/** Back to where the focus was; to the page when that place is gone. */
export function leaveCard(card: HTMLElement): void {
  const before = places.get(card);
  places.delete(card);
  if (before?.isConnected && before.checkVisibility()) before.focus({ preventScroll: true });
  else document.getElementById('main')?.focus({ preventScroll: true });
}

/** The focus goes to a card that opens in front of somebody who does not type, and back when it closes. */
export function useCardFocus(ref: { current: HTMLElement | null }, away: boolean): void {
  useEffect(() => {
    if (!away && ref.current !== null && !isTyping(document.activeElement)) enterCard(ref.current);
  }, [away, ref]);
  useEffect(() => {
    const card = ref.current;
    // When the effect is cleaned up, the card has left the page already, and the focus with it.
    let inside = card?.contains(document.activeElement) ?? false;
    const follow = ({ target }: FocusEvent) => {
      // The question whether to close the card goes with it.
      if (!(target instanceof Element) || target.closest('dialog:modal') !== null) return;
      inside = card?.contains(target) ?? false;
    };
    document.addEventListener('focusin', follow);
    return () => {
      document.removeEventListener('focusin', follow);
      if (card !== null && inside && isFocusLost()) leaveCard(card);
    };
  }, [ref]);
}

/** What had the focus went with its step, as a search does when a customer was chosen: it goes on in what came instead. */
export function useFocusOnStep(titleId: string, step: string): void {
  const before = useRef(step);
  useEffect(() => {
    if (before.current !== step && isFocusLost()) {
      const card = document.getElementById(titleId)?.closest('dialog');
      card?.querySelector<HTMLElement>('[data-card-focus]')?.focus({ preventScroll: true });
    }
    before.current = step;
  }, [titleId, step]);
}

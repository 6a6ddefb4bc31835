import { useEffect } from 'preact/hooks';
import type { Desk } from '../desk/desk.ts';
import { useDesk } from '../parts/desk-context.ts';
import { isMac, isTyping, modalOpen } from '../parts/platform.ts';
import { type Command, commandFor } from './keyboard.ts';

/** The keys that act anywhere. Parts of the page are found by what they are, as a person would find them. */
export function useGlobalKeys(): void {
  const desk = useDesk();
  useEffect(() => {
    let before: Element | null = null;
    const onKeyDown = (event: KeyboardEvent) => {
      const command = commandFor(event, {
        typing: isTyping(document.activeElement),
        modal: modalOpen(),
        mac: isMac(),
        singleKeys: desk.preferences.singleKeys.value,
      });
      if (command === null) return;
      if (command.type === 'card') {
        if (desk.cards.value.length > 0) event.preventDefault();
        before = toCard(desk, before);
      } else if (run(desk, command)) event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [desk]);
}

/** To my open card, and with the same key back to where I was. Returns the place to come back to. */
function toCard(desk: Desk, before: Element | null): Element | null {
  const card = desk.cards.value.at(-1);
  if (card === undefined) return null;
  const here = document.activeElement;
  if (here?.closest('.sheet.is-call')) {
    if (before instanceof HTMLElement && before.isConnected) before.focus();
    return null;
  }
  desk.card({ type: 'unfolded', key: card.call.key });
  // The body of a folded card is drawn first.
  requestAnimationFrame(() => focus('.sheet.is-call:not([hidden]) [data-card-focus]'));
  return here;
}

function run(desk: Desk, command: Exclude<Command, { type: 'card' }>): boolean {
  switch (command.type) {
    case 'line':
      return focus(`.board > [data-index="${command.index}"]`);
    case 'search':
      if (!focus('#customer-search')) desk.router.go('/customers');
      return true;
    case 'to-return':
      if (desk.router.place.value.path !== '/') desk.router.go('/');
      requestAnimationFrame(() => focus('#missed'));
      return true;
    case 'undo':
      return desk.toasts.undo();
    case 'mode':
      return focus('.switch input:checked');
    case 'memo':
      return click('.sheet.is-call:not([hidden]) [data-does="memo"]');
    case 'new-customer':
      return click('.sheet.is-call:not([hidden]) [data-does="new-customer"]');
  }
}

function focus(selector: string): boolean {
  const element = document.querySelector<HTMLElement>(selector);
  element?.focus();
  return element !== null;
}

function click(selector: string): boolean {
  const element = document.querySelector<HTMLElement>(selector);
  element?.click();
  return element !== null;
}

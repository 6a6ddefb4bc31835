import { useEffect } from 'preact/hooks';
import { enterCard, leaveCard } from '../card/use-card-focus.ts';
import type { Desk } from '../desk/desk.ts';
import { useDesk } from '../parts/desk-context.ts';
import { isMac, isTyping, modalOpen } from '../parts/platform.ts';
import { type Command, commandFor } from './keyboard.ts';

/** The keys that act anywhere. Parts of the page are found by what they are, as a person would find them. */
export function useGlobalKeys(): void {
  const desk = useDesk();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const command = commandFor(event, {
        typing: isTyping(document.activeElement),
        modal: modalOpen(),
        mac: isMac(),
        singleKeys: desk.preferences.singleKeys.value,
      });
      if (command !== null && run(desk, command)) event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [desk]);
}

/** To my open card, and with the same key back to where I was. False when there is none. */
function toCard(desk: Desk): boolean {
  const newest = desk.cards.value.at(-1);
  if (newest === undefined) return false;
  const shown = topCard();
  if (!newest.folded && shown !== undefined) {
    if (shown.contains(document.activeElement)) leaveCard(shown);
    else enterCard(shown);
    return true;
  }
  desk.card({ type: 'unfolded', key: newest.call.key });
  // The body of a folded card is drawn first.
  requestAnimationFrame(() => {
    const card = topCard();
    if (card) enterCard(card);
  });
  return true;
}

const topCard = () => [...document.querySelectorAll<HTMLElement>('.sheet.is-call:not([hidden])')].at(-1);

function run(desk: Desk, command: Command): boolean {
  switch (command.type) {
    case 'card':
      return toCard(desk);
    case 'line':
      return focusLine(command.index);
    case 'search':
      if (focus('#customer-search')) return true;
      desk.router.go('/customers');
      requestAnimationFrame(() => focus('#customer-search'));
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
      return click('.sheet.is-call:not([hidden]) [data-does="memo"]') || memoOfFolded(desk);
    case 'new-customer':
      return click('.sheet.is-call:not([hidden]) [data-does="new-customer"]');
  }
}

/** Of a card that waits behind its strip, without unfolding it: who typed comes back to where that was. */
function memoOfFolded(desk: Desk): boolean {
  const newest = desk.cards.value.at(-1);
  if (newest === undefined || desk.stale.value) return false;
  desk.memoFor.value = newest.call.key;
  return true;
}

/** The line of that place, or the row in which idle ones stand together. */
function focusLine(index: number): boolean {
  const rows = [...document.querySelectorAll<HTMLElement>('.board > [data-index]')];
  const row = rows.findLast((one) => Number(one.dataset['index']) <= index);
  if (row === undefined || Number(row.dataset['last'] ?? row.dataset['index']) < index) return false;
  row.focus();
  return true;
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

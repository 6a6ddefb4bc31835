import { isOfInputMethod, listStep } from '../app/keyboard.ts';

/** Arrow keys, Home, End and Page keys in a list whose items can take the focus. True when the key was used. */
export function moveFocus(event: KeyboardEvent, list: HTMLElement, selector: string): boolean {
  if (isOfInputMethod(event) || event.altKey || event.ctrlKey || event.metaKey) return false;
  const items = [...list.querySelectorAll<HTMLElement>(selector)];
  const at = items.findIndex((item) => item.contains(document.activeElement));
  const to = listStep(event.key, at, items.length);
  if (to === null) return false;
  event.preventDefault();
  items[to]?.focus();
  return true;
}

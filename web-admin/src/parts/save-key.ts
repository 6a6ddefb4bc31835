import { isOfInputMethod } from '../app/keyboard.ts';

/** Ctrl+S (Command+S) presses the Save of the form that has the focus, instead of saving the page as a file. */
export function onSaveKey(event: KeyboardEvent): void {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.code !== 'KeyS') return;
  if (isOfInputMethod(event)) return;
  event.preventDefault();
  const form = event.currentTarget instanceof HTMLFormElement ? event.currentTarget : null;
  // A click, not requestSubmit(): a Save that is disabled stays disabled.
  form?.querySelector<HTMLButtonElement>('button[type="submit"]')?.click();
}

export const isMac = (): boolean => /Mac|iPhone|iPad/.test(navigator.userAgent);

const TEXT_INPUTS = new Set(['checkbox', 'radio', 'button', 'submit', 'reset', 'range', 'color', 'file']);

/** Whether the focus is in something that takes text. */
export function isTyping(element: Element | null): boolean {
  if (element instanceof HTMLTextAreaElement) return true;
  if (element instanceof HTMLInputElement) return !TEXT_INPUTS.has(element.type);
  return (
    element instanceof HTMLSelectElement || (element instanceof HTMLElement && element.isContentEditable)
  );
}

/** A modal dialog owns the keyboard while it is open. */
export const modalOpen = (): boolean => document.querySelector('dialog:modal') !== null;

/** What had the focus is gone from the page: the keyboard would begin again at its top. */
export const isFocusLost = (): boolean =>
  document.activeElement === null || document.activeElement === document.body;

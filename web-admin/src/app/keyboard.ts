/** What the keys mean anywhere on the page. Keys that act inside a card or dialog are its own. */
export type Command =
  | { readonly type: 'card' }
  | { readonly type: 'line'; readonly index: number }
  | { readonly type: 'search' }
  | { readonly type: 'to-return' }
  | { readonly type: 'undo' }
  | { readonly type: 'mode' }
  | { readonly type: 'memo' }
  | { readonly type: 'new-customer' };

export interface KeyPress {
  readonly key: string;
  /** The key's place on the keyboard: with Option held, macOS reports another character in `key`. */
  readonly code: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly isComposing: boolean;
  /** 229 for a key that the input method took. */
  readonly keyCode?: number;
}

/**
 * The key belongs to the input method, which turns kana into kanji: Enter, the arrows and the digits choose there. Safari has
 * ended the composition before it tells of the key that ended it, and only the code says so.
 */
export const isOfInputMethod = ({
  isComposing,
  keyCode,
}: Pick<KeyPress, 'isComposing' | 'keyCode'>): boolean => isComposing || keyCode === 229;

export interface KeyContext {
  /** The focus is in something that takes text. */
  readonly typing: boolean;
  /** A modal dialog is open: it owns the keyboard. */
  readonly modal: boolean;
  readonly mac: boolean;
  /** Single keys without Alt or Ctrl act (WCAG 2.1.4 wants them switchable). */
  readonly singleKeys: boolean;
}

/** The command of a key press, or null. During Japanese input nothing reacts. */
export function commandFor(press: KeyPress, context: KeyContext): Command | null {
  if (isOfInputMethod(press) || context.modal) return null;
  const { altKey, shiftKey } = press;
  const control = context.mac ? press.metaKey : press.ctrlKey;
  const plain = !altKey && !press.ctrlKey && !press.metaKey;
  if (plain && press.key === 'F2' && !shiftKey) return { type: 'card' };
  if (plain && press.key === 'F9' && shiftKey) return { type: 'mode' };
  if (plain && press.key === '/' && !context.typing && context.singleKeys) return { type: 'search' };
  if (control && !altKey && !shiftKey && press.code === 'KeyZ' && !context.typing) return { type: 'undo' };
  if (!altKey || press.ctrlKey || press.metaKey || shiftKey) return null;
  if (press.code === 'KeyR') return { type: 'to-return' };
  if (press.code === 'KeyM') return { type: 'memo' };
  if (press.code === 'KeyN') return { type: 'new-customer' };
  const digit = digitOf(press.code);
  return digit === null ? null : { type: 'line', index: digit - 1 };
}

/** 1–9 by the place of the key, main row or number pad; null for everything else. */
export function digitOf(code: string): number | null {
  const match = /^(?:Digit|Numpad)([1-9])$/.exec(code);
  return match?.[1] === undefined ? null : Number(match[1]);
}

/** Which canned phrase or candidate a key chooses: Alt+digit anywhere, the bare digit with the list in focus. */
export function phraseFor(press: KeyPress, inList: boolean): number | null {
  if (isOfInputMethod(press) || press.ctrlKey || press.metaKey || press.shiftKey) return null;
  if (!press.altKey && !inList) return null;
  const digit = digitOf(press.code);
  return digit === null ? null : digit - 1;
}

/** Where the focus goes in a list of `count` items; null when the key is none of the list's. */
export function listStep(key: string, at: number, count: number, page = 10): number | null {
  if (count === 0) return null;
  const last = count - 1;
  switch (key) {
    case 'ArrowDown':
      return Math.min(last, at + 1);
    case 'ArrowUp':
      return Math.max(0, at - 1);
    case 'Home':
      return 0;
    case 'End':
      return last;
    case 'PageDown':
      return Math.min(last, at + page);
    case 'PageUp':
      return Math.max(0, at - page);
    default:
      return null;
  }
}

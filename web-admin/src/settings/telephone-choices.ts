import type { Telephone } from '../desk/preferences.ts';
import type { Words } from '../i18n/words.ts';
import type { Choice } from '../parts/select-field.tsx';

const NONE = 'none';
const EXTENSION = 'extension:';

/** The telephones of the house, and none at all for a wall or a manager's desk. */
export function telephoneChoices(
  extensions: readonly { readonly id: string; readonly name: string }[],
  words: Words,
): Choice[] {
  const telephones = extensions.map(({ id, name }) => ({
    value: EXTENSION + id,
    label: words.lines.extension(id, name),
  }));
  return [...telephones, { value: NONE, label: words.desk.none }];
}

export function telephoneOf(choice: string): Telephone {
  if (choice === NONE) return { type: 'none' };
  if (choice.startsWith(EXTENSION)) return { type: 'extension', id: choice.slice(EXTENSION.length) };
  return { type: 'unasked' };
}

export function choiceOf(telephone: Telephone): string {
  if (telephone.type === 'extension') return EXTENSION + telephone.id;
  return telephone.type === 'none' ? NONE : '';
}

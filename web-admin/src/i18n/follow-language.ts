import { effect, type ReadonlySignal, type Signal } from '@preact/signals';
import type { Language } from '../format/time.ts';
import type { Words } from './words.ts';

/**
 * Puts the words of the chosen language in the place of those before, as soon as they are loaded.
 *
 * @returns a function that ends it
 */
export function followLanguage(
  language: ReadonlySignal<Language>,
  words: Signal<Words>,
  load: (language: Language) => Promise<Words>,
  onError: (error: unknown) => void,
): () => void {
  return effect(() => {
    const wanted = language.value;
    load(wanted).then((next) => {
      // Another one may have been chosen meanwhile.
      if (language.peek() === wanted) words.value = next;
    }, onError);
  });
}

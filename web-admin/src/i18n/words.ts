import type { Language } from '../format/time.ts';
import type { Words } from './ja.ts';

export type { Words };

/** The words of a language, in a file of their own: a screen loads those that it shows. */
export async function loadWords(language: Language): Promise<Words> {
  return language === 'ja' ? (await import('./ja.ts')).ja : (await import('./en.ts')).en;
}

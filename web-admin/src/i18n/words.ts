import type { Language } from '../format/time.ts';
import { en } from './en.ts';
import { ja, type Words } from './ja.ts';

export type { Words };

export const wordsOf = (language: Language): Words => (language === 'ja' ? ja : en);

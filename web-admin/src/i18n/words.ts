import type { ReasonTable } from '../../../firmware/equipment-words/shown-reason.ts';
import type { Language } from '../format/time.ts';
import type { Words } from './ja.ts';
import type { GateTable } from './ja-gate.ts';
import type { OfficeTable } from './ja-office.ts';

export type { GateTable, OfficeTable, Words };

/** What a page behind the board may say: its own words and those of every screen. */
export type OfficeWords = Words & OfficeTable;

/** What a door may say. */
export type GateWords = Words & GateTable;

// Each table is in a file of its own: a screen loads those that it shows, of one language.

export async function loadWords(language: Language): Promise<Words> {
  return language === 'ja' ? (await import('./ja.ts')).ja : (await import('./en.ts')).en;
}

export async function loadOfficeTable(language: Language): Promise<OfficeTable> {
  return language === 'ja'
    ? (await import('./ja-office.ts')).jaOffice
    : (await import('./en-office.ts')).enOffice;
}

export async function loadGateTable(language: Language): Promise<GateTable> {
  return language === 'ja' ? (await import('./ja-gate.ts')).jaGate : (await import('./en-gate.ts')).enGate;
}

/** In English the box says it, in the very sentences that stand in its journal. */
export async function loadReasonTable(language: Language): Promise<ReasonTable> {
  if (language === 'en') return {};
  return (await import('../../../firmware/equipment-words/japanese-reasons.ts')).japaneseReasons;
}

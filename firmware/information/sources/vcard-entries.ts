import ICAL from 'ical.js';
import { factsFrom } from '../fact.ts';
import type { FieldRule } from '../rule.ts';
import type { BookEntry } from '../source.ts';

/** Longest card that is looked at: photographs make them long. */
const MOST_CHARACTERS = 2_000_000;

/**
 * The numbers of one or several vCards (versions 3 and 4), each with the facts of its card. A card that cannot be
 * read is left out: one broken contact must not hide the others.
 */
export function entriesOfCards(text: string, fields: readonly FieldRule[]): BookEntry[] {
  return parseCards(text).flatMap((card) => {
    try {
      return entriesOf(card, fields);
    } catch {
      return [];
    }
  });
}

function entriesOf(card: ICAL.Component, fields: readonly FieldRule[]): BookEntry[] {
  const facts = factsFrom(fields, (property) => textOf(card, property));
  return card
    .getAllProperties('tel')
    .map((property) => flat(property.getFirstValue()).replace(/^tel:/i, ''))
    .filter((number) => number !== '')
    .map((number) => ({ number, facts }));
}

function parseCards(text: string): ICAL.Component[] {
  if (text.length > MOST_CHARACTERS) return [];
  try {
    const parsed: unknown[] = ICAL.parse(text);
    const cards = parsed[0] === 'vcard' ? [parsed] : parsed;
    return cards.filter(isCard).map((card) => new ICAL.Component(card as unknown[]));
  } catch {
    return [];
  }
}

const isCard = (parsed: unknown): boolean => Array.isArray(parsed) && parsed[0] === 'vcard';

/** Several of one property are told together; the parts of a structured one stand beside each other. */
function textOf(card: ICAL.Component, property: string): string {
  const values = card.getAllProperties(property.toLowerCase()).map((one) => flat(one.getFirstValue()));
  return values.filter((value) => value !== '').join(', ');
}

function flat(value: unknown): string {
  if (Array.isArray(value)) {
    return value
      .map(flat)
      .filter((part) => part !== '')
      .join(' ');
  }
  return value === null || value === undefined ? '' : String(value).trim();
}

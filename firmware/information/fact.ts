import type { FieldRule } from './rule.ts';

/** What a source says of a caller, ready to be shown: one line of text without control characters. */
export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** The facts of one source about one number, as they are kept beside the number. */
export interface KnownFacts {
  /** Name of the rule. */
  readonly rule: string;
  readonly facts: readonly Fact[];
  /** Wall clock, ms: when the source said so. */
  readonly fetchedAt: number;
}

const LONGEST_VALUE = 200;
const LONGEST_LIST = 5;

/** Looks a field up in what a source answered; undefined where it is not. */
export type Lookup = (from: string) => unknown;

/** The facts of an answer. What is missing, empty, a structure or not text is left out: a source may lie. */
export function factsFrom(fields: readonly FieldRule[], lookup: Lookup): Fact[] {
  return fields.flatMap(({ label, from }) => {
    const value = asText(lookup(from));
    return value === '' ? [] : [{ label, value }];
  });
}

/** A value inside JSON by a path of keys and places (`quotes.0.title`); only what the document itself holds. */
export function valueAt(document: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((at, key) => {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined;
    return (at as Readonly<Record<string, unknown>>)[key];
  }, document);
}

function asText(value: unknown): string {
  if (Array.isArray(value)) {
    const texts = value.slice(0, LONGEST_LIST).map(scalarText);
    return oneLine(texts.filter((text) => text !== '').join(', '));
  }
  return oneLine(scalarText(value));
}

function scalarText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  return typeof value === 'boolean' || typeof value === 'bigint' ? String(value) : '';
}

/** Control and direction characters could turn a line of the card or of a mail into another. */
function oneLine(text: string): string {
  const clean = text
    .slice(0, LONGEST_VALUE * 4)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
  const characters = [...clean];
  return characters.length > LONGEST_VALUE ? `${characters.slice(0, LONGEST_VALUE - 1).join('')}…` : clean;
}

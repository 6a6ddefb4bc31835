import { dialled } from './clean.ts';
import { fold } from './fold.ts';
import { nationalBeginning } from './japan.ts';
import type { NumberPlan } from './number-plan.ts';

/**
 * How a search finds 製作 in 青葉製作所, in a script without blanks between words: texts are cut into
 * overlapping pairs of characters (青葉 葉製 製作 作所), and the pairs of the query must stand side by side.
 * Single characters are words too, for a query of one. Telephone numbers are cut into fours (0312 3123 1234 …):
 * with ten digits only, pairs would find nearly everything.
 *
 * The three kinds of words cannot be mixed up: they have different lengths, except that fours are only digits.
 */
const RUN_OF_DIGITS = 4;

export interface Searchable {
  readonly texts: readonly string[];
  /** Digits of each number as people type them (numbers.ts, searchDigits). */
  readonly numbers: readonly string[];
}

/** The words of one customer for the index, separated by blanks. */
export function documentOf(searchable: Searchable): string {
  const words: string[] = [];
  const singles = new Set<string>();
  for (const text of searchable.texts) {
    const characters = [...fold(text)];
    for (const character of characters) singles.add(character);
    words.push(...runs(characters, 2));
    // The end of each text stands between two texts: a query cannot match across them.
    const last = characters.at(-1);
    if (last !== undefined) words.push(last);
  }
  for (const number of searchable.numbers) words.push(...runs([...number], RUN_OF_DIGITS));
  return [...words, ...singles].join(' ');
}

/** What to ask the index, and what to look for in the numbers themselves. Both null: nothing to search for. */
export interface Query {
  /** FTS5 expression. */
  readonly words: string | null;
  /** Fewer digits than the index has words for: to be found anywhere in a number. */
  readonly fewDigits: string | null;
}

/**
 * @param text as typed: words in any script (all must be found), or a telephone number in any way of writing
 */
export function queryOf(text: string, plan: NumberPlan): Query {
  const digits = digitsOf(text, plan);
  if (digits !== null) {
    return {
      words: digits.length < RUN_OF_DIGITS ? phrase(digits) : anyOf(numberPhrase(digits), phrase(digits)),
      fewDigits: digits.length < RUN_OF_DIGITS ? digits : null,
    };
  }
  const words = text
    .normalize('NFKC')
    .split(/\s+/)
    .map((word) => wordQuery(word, plan));
  const asked = words.filter((word) => word !== null);
  return { words: asked.length === 0 ? null : asked.join(' AND '), fewDigits: null };
}

function wordQuery(word: string, plan: NumberPlan): string | null {
  const digits = digitsOf(word, plan);
  if (digits !== null && digits.length >= RUN_OF_DIGITS) return anyOf(numberPhrase(digits), phrase(digits));
  const folded = fold(word);
  return folded === '' ? null : phrase(folded);
}

/** The digits of a number or of its beginning, in the national form; null when the text is something else. */
function digitsOf(text: string, plan: NumberPlan): string | null {
  const written = dialled(text);
  if (written === null) return null;
  const national = plan.region === 'JP' ? nationalBeginning(written) : written;
  const digits = national.replace(/\D/g, '');
  return digits === '' ? null : digits;
}

function phrase(folded: string): string {
  const characters = [...folded];
  return quoted(characters.length === 1 ? characters : runs(characters, 2));
}

function numberPhrase(digits: string): string {
  return quoted(runs([...digits], RUN_OF_DIGITS));
}

function anyOf(one: string, other: string): string {
  return `(${one} OR ${other})`;
}

/** Folded text holds letters and digits only, so nothing in it can end the quotation. */
function quoted(words: readonly string[]): string {
  return `"${words.join(' ')}"`;
}

function runs(characters: readonly string[], length: number): string[] {
  const found: string[] = [];
  for (let start = 0; start + length <= characters.length; start += 1) {
    found.push(characters.slice(start, start + length).join(''));
  }
  return found;
}

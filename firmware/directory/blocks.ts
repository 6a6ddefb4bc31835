import { clean } from './clean.ts';
import type { NumberPlan } from './number-plan.ts';
import { normalise } from './numbers.ts';

/** A block must begin with so many digits: `0*` would give every call to one customer. */
const FEWEST_DIGITS = 3;
const SHORTEST_KEY = FEWEST_DIGITS;
const LONGEST_FILLER = 12;

/** A star at the end makes a number a block: `03-1234-5*` is every number that begins so. */
export function isBlock(written: string): boolean {
  return stemOf(written) !== null;
}

/**
 * The common beginning of the match keys of all numbers in the block: `03-1234-5*` → `+8131234 5` without the
 * blank.
 *
 * @returns null when it is no block, or one that begins with fewer than three digits
 */
export function blockKey(written: string, plan: NumberPlan): string | null {
  const stem = stemOf(written);
  if (stem === null) return null;
  const cleaned = clean(stem);
  if (cleaned.type === 'text' || cleaned.value.replace(/\D/g, '').length < FEWEST_DIGITS) return null;
  // Filled up to the length of a real number, the plan itself says what the beginning becomes.
  for (let filler = 0; filler <= LONGEST_FILLER; filler += 1) {
    const { e164 } = normalise(cleaned.value + '2'.repeat(filler), plan);
    if (e164 !== null) return e164.slice(0, e164.length - filler);
  }
  return cleaned.value;
}

function stemOf(written: string): string | null {
  return /^(.*[^*])\*$/.exec(written.normalize('NFKC').trim())?.[1] ?? null;
}

/** Every block that a number could be part of, as keys, the widest first. */
export function prefixesOf(matchKey: string): string[] {
  const prefixes: string[] = [];
  for (let length = SHORTEST_KEY; length <= matchKey.length; length += 1) {
    prefixes.push(matchKey.slice(0, length));
  }
  return prefixes;
}

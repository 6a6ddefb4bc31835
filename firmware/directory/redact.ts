/** What people and programs write between the digits of a telephone number. */
const BETWEEN = String.raw`[\s()./\u2010-\u2015\u30fc\uff08\uff09\uff0d-]{0,3}`;
/** Shorter ones would take years and prices with them. */
const FEWEST_DIGITS = 6;
export const REDACTED = '***';

/**
 * The text without a telephone number, however its digits are grouped.
 *
 * @param forms the number as it may be written: as delivered, E.164; other signs than digits do not matter
 */
export function withoutNumber(text: string, forms: readonly string[]): string {
  const digits = forms.map((form) => form.replace(/\D/g, '')).filter(({ length }) => length >= FEWEST_DIGITS);
  const longestFirst = [...new Set(digits)].toSorted((a, b) => b.length - a.length);
  return longestFirst.reduce((rest, one) => rest.replace(patternOf(one), REDACTED), text);
}

function patternOf(digits: string): RegExp {
  return new RegExp(String.raw`[(\uff08]?\+?(?<!\d)${[...digits].join(BETWEEN)}(?!\d)`, 'gu');
}

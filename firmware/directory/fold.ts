const LATIN_MARKS = /(\p{Script=Latin})\p{M}+/gu;
const KATAKANA = /[ァ-ヶヽヾ]/g;
const KANA_OFFSET = 0x60;
const NOT_A_CHARACTER = /[^\p{L}\p{N}]/gu;

/**
 * One form for everything that a person would call the same: full and half width, capital and small letters,
 * hiragana and katakana, é and e. Blanks, dashes, dots and other marks go: 山田 太郎 = 山田太郎.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(LATIN_MARKS, '$1')
    .normalize('NFC')
    .replace(KATAKANA, (kana) => String.fromCharCode(kana.charCodeAt(0) - KANA_OFFSET))
    .replace(NOT_A_CHARACTER, '');
}

/** After every reading: names that have none stand at the end of the list, in the order of their characters. */
const NO_READING = '\u{10FFFF}';

/** What customers are sorted by: the reading in one script, or the name where there is none. */
export function sortKey(name: string, kana: string): string {
  const reading = fold(kana);
  return reading === '' ? NO_READING + fold(name) : reading;
}

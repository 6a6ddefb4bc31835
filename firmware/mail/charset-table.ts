/** Written differently and meant the same: what other systems write where Japanese charsets have one sign. */
const SAME: readonly (readonly [string, string])[] = [
  ['\u2014', '\u2015'], // em dash: the horizontal bar is the dash of JIS
  ['\u2013', '-'],
  ['\u2011', '-'],
  ['\u00a0', ' '],
  ['\u00a5', '\uffe5'],
  ['\u203e', '\uffe3'],
  ['\u2022', '\u30fb'],
  ['\u00b7', '\u30fb'],
];

/** Characters of NEC row 13 and their spelling in JIS X 0208. Roman numerals and units spell themselves (NFKC). */
function spellNecRow(): readonly (readonly [string, string])[] {
  const circled = range(0x2460, 0x2473).map((sign, index) => [sign, `(${index + 1})`] as const);
  const positions = range(0x32a4, 0x32a8).map((sign) => [sign, `(${sign.normalize('NFKC')})`] as const);
  const spelt = [
    ...range(0x2160, 0x2169),
    ...range(0x2170, 0x2179),
    ...'№℡㈱㈲㈹㍻㍼㍽㍾㎜㎝㎞㎎㎏㏄㎡㏍㍉㌔㌢㍍㌘㌧㌃㌶㍑㍗㌍㌦㌣㌫㍊㌻',
  ].map((sign) => [sign, sign.normalize('NFKC')] as const);
  return [...circled, ...positions, ...spelt, ['〝', '“'], ['〟', '”']];
}

const range = (from: number, to: number): readonly string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index));

/**
 * What is written in place of a sign. Not only in ISO-2022-JP: readers that take Shift_JIS at its word stumble over
 * NEC's signs, and lose the character after them as well.
 */
export const SPELLINGS: ReadonlyMap<string, string> = new Map([...SAME, ...spellNecRow()]);

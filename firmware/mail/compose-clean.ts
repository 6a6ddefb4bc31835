/**
 * Controls, line and paragraph separators, halves of characters (unpaired surrogates, which no charset can carry),
 * and the marks that turn the direction of reading around.
 */
const INVISIBLE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;
const INVISIBLE_BUT_LINE_ENDS = /[^\P{Cc}\n]|[\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;
const LINE_END = /\r\n?|[\u0085\u2028\u2029]/g;

/**
 * One line of visible text: what a header or a line of the mail may be made of. A name with CR and LF inside
 * becomes a name with a blank inside, so that it can never begin a header of its own.
 *
 * @param most length in characters (code points); longer text is cut and ends in `…`
 */
export function oneLine(text: string, most: number): string {
  return cut(text.replace(INVISIBLE, ' ').replace(/\s+/g, ' ').trim(), most);
}

/** Text of several lines, ended by `\n`; other control characters go. @param most as in `oneLine` */
export function severalLines(text: string, most: number): string {
  return cut(text.replace(LINE_END, '\n').replace(INVISIBLE_BUT_LINE_ENDS, ' ').trimEnd(), most);
}

/** Cuts between characters: half an emoji would make the whole mail undecodable. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const characters = Array.from(text);
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}

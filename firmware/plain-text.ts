/**
 * What a person cannot have meant: controls, line and paragraph separators, halves of characters, which no file and no
 * mail can carry, and marks that turn the direction of all that follows.
 */
const INVISIBLE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\ufeff]/gu;
const INVISIBLE_BUT_LINE_ENDS = /[^\P{Cc}\n\t]|[\p{Cs}\u202a-\u202e\u2066-\u2069\ufeff]/gu;
const LINE_END = /\r\n?|[\u0085\u2028\u2029]/g;

/** A text of one line, such as a name: what it cannot hold becomes a blank. A pasted line end makes no second line. */
export function plainLine(text: string): string {
  return text.replace(INVISIBLE, ' ');
}

/** A text of several lines, ended by `\n`; tabs stay. */
export function plainLines(text: string): string {
  return text.replace(LINE_END, '\n').replace(INVISIBLE_BUT_LINE_ENDS, ' ');
}

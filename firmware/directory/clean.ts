/** Every dash that people and input methods put between digits, also the long-vowel mark of the kana keyboard. */
const DASHES = /[-‐‑‒–—―−ーｰ~〜]/g;
const BETWEEN = /[\s()./・]/g;
const DIALLABLE = /^\+?[\d*#]+$/;

/** Longest text that is looked at; a number of the world has 15 digits. */
const LONGEST = 64;

/** A number as written, without what only helps the eye. */
export interface Cleaned {
  /** `digits`: only what a telephone can dial, perhaps with `+`. `text`: anything else, kept as it is. */
  readonly type: 'digits' | 'text';
  readonly value: string;
}

/**
 * Full-width becomes half-width; blanks, dashes, dots and brackets go. What follows the number, such as
 * `(代)` or `内線12`, goes too when what is before it can be a number.
 */
export function clean(raw: string): Cleaned {
  const text = raw.slice(0, LONGEST).normalize('NFKC').trim().replace(/^tel:/i, '');
  const whole = dialled(text);
  if (whole !== null) return { type: 'digits', value: whole };
  const before = dense(/^[+\d\s()./・\-‐‑‒–—―−ーｰ]*/.exec(text)?.[0] ?? '');
  if (/^\+?\d{8,}$/.test(before)) return { type: 'digits', value: before };
  return { type: 'text', value: text.toLowerCase().replace(/\s/g, '') };
}

/** What a telephone would dial, when the whole text is a number or a part of one; else null. */
export function dialled(raw: string): string | null {
  const digits = dense(raw.slice(0, LONGEST).normalize('NFKC').trim());
  return DIALLABLE.test(digits) ? digits : null;
}

/** `+81 (0)3 …` is a habit of letter heads: the 0 in brackets is not dialled. */
function dense(text: string): string {
  const withoutTrunkZero = /^\+/.test(text) ? text.replace('(0)', '') : text;
  return withoutTrunkZero.replace(DASHES, '').replace(BETWEEN, '');
}

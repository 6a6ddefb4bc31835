/** Digits as exchanges write them; some mask the last ones with X. The standards allow 20 to 30 of them. */
const NUMBER = /^[+\d*#xX().\-/ ]{1,40}$/;

/**
 * Whether a text in the place of a number is one. With noise between its digits it is none, whatever a short checksum
 * says: a wrong number is worse than none.
 */
export function isNumberText(text: string): boolean {
  return NUMBER.test(text) && /[\d*#]/.test(text);
}

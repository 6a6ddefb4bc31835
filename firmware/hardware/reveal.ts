/** What the decoder gave out as the caller's: never of a caller who withheld the number. */
export interface Given {
  readonly number: string | null;
  readonly name: string | null;
}

/** A number of fewer digits would be found everywhere. */
const FEWEST_DIGITS = 3;

/**
 * Where in the bytes the caller's number and name stand, given what the decoder made of them. Only what was given out
 * is found: a number that equipment sends although it is withheld stays where it is. Pure.
 *
 * @param pieces bytes one after another; a number may begin in one and end in the next
 * @returns for each piece 1 for each byte that may be seen
 */
export function placesOf(pieces: readonly Uint8Array[], { number, name }: Given): readonly Uint8Array[] {
  const bytes = Buffer.concat(pieces);
  const seen = new Uint8Array(bytes.length);
  if (number !== null) markDigits(bytes, seen, number.replaceAll(/\D/g, ''));
  if (name !== null && name.trim() !== '') markText(bytes, seen, Buffer.from(name.trim()));
  let at = 0;
  return pieces.map(({ length }) => {
    at += length;
    return seen.subarray(at - length, at);
  });
}

/** Digits with or without blanks and dashes between them, and with or without a parity bit. */
function markDigits(bytes: Uint8Array, seen: Uint8Array, digits: string): void {
  if (digits.length < FEWEST_DIGITS) return;
  const at: number[] = [];
  let all = '';
  for (const [index, byte] of bytes.entries()) {
    const character = byte & 0x7f;
    if (character < 0x30 || character > 0x39) continue;
    at.push(index);
    all += String.fromCharCode(character);
  }
  for (let found = all.indexOf(digits); found !== -1; found = all.indexOf(digits, found + 1)) {
    for (let digit = found; digit < found + digits.length; digit += 1) seen[at[digit] ?? 0] = 1;
  }
}

function markText(bytes: Buffer, seen: Uint8Array, text: Buffer): void {
  for (let found = bytes.indexOf(text); found !== -1; found = bytes.indexOf(text, found + text.length)) {
    seen.fill(1, found, found + text.length);
  }
}

import type { AbsenceReason } from '../line-event.ts';
import { absenceOf } from './absence.ts';

/** Who is at the other end: the caller, or the number that was dialled. Fits into a `caller-id` event. */
export type Party = { readonly number: string; readonly name?: string } | { readonly reason: AbsenceReason };

/** The standards of the networks allow 20 to 30 digits. */
const LONGEST_NUMBER = 40;

/**
 * Reads a field for the number and one for the name, as equipment prints them: with dashes or blanks in the number,
 * as its country setting wants it, or with a word in place of it. A name that says "private" withholds the number.
 * Null when digits and letters are mixed, or a number is longer than any: then the fields are not where they should be, and no digit is believed.
 */
export function partyOf(numberField: string, nameField = ''): Party | null {
  const field = numberField.trim();
  // Noise on the line gives C1 characters as well as letters; none of them may reach a screen or a mail.
  const name = nameField.replace(/\p{Cc}/gu, '').trim();
  const inName = absenceOf(name);
  if (inName === 'withheld') return { reason: inName };
  if (/^[\d+*#(][\d+*#() .-]*$/.test(field) && /\d/.test(field)) {
    const number = field.replace(/[() .-]/g, '');
    if (number.length > LONGEST_NUMBER) return null;
    return { number, ...(name !== '' && inName === null && { name }) };
  }
  const reason = absenceOf(field) ?? (field === '' ? inName : null);
  if (reason !== null) return { reason };
  return /\d/.test(field) ? null : { reason: 'unavailable' };
}

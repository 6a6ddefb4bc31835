import { absenceOf } from '../../decoders/absence.ts';
import type { AbsenceReason } from '../../line-event.ts';

/** The outside party as far as the log knows it; all of it may be missing. */
export interface Party {
  readonly number?: string;
  readonly name?: string;
  readonly reason?: AbsenceReason;
}

/** Digits with the marks that logs put among them; X and * also stand for digits that the PBX hides. */
const NUMBER = /^(?=.*\d)[+\d*#PXFxpf=().\- ]{1,40}$/;
/** A number with a name behind it. */
const NUMBER_AND_NAME = /^(\+?\d[\d-]{2,24})\s+(\D.*)$/;
/** What a PBX prints where it has no name: said so, or only blanks and marks. */
const NO_NAME = /^(no (clip |cli )?(name|number)|[^\p{L}\p{N}]*)$/iu;

/**
 * Reads the texts of a log's columns. Nothing is made up: a text that is neither a number nor a reason is a name, and
 * an empty one is nothing, since a log does not tell a withheld number from one that never came.
 *
 * @param padding characters that fill the number up to its column
 */
export function partyOf(number: string, name: string, padding: string): Party {
  const party = readAsPrinted(number, name, padding);
  const inName = party.name === undefined ? null : absenceOf(party.name);
  if (inName === null) return party;
  // Who keeps back his name has not left his number for us; any other reason in the name is no name.
  if (inName === 'withheld') return { reason: inName };
  return party.number === undefined ? { reason: party.reason ?? inName } : { number: party.number };
}

function readAsPrinted(number: string, name: string, padding: string): Party {
  const said = nameOf(name);
  const text = unpadded(number, padding);
  if (text === '') return said;
  if (NUMBER.test(text)) return { number: text, ...said };
  const [, digits, behind] = NUMBER_AND_NAME.exec(text) ?? [];
  if (digits !== undefined && behind !== undefined) return { number: digits, ...nameOf(behind), ...said };
  const reason = absenceOf(text);
  if (reason !== null) return { reason, ...said };
  return { ...nameOf(text), ...said };
}

function nameOf(text: string): Party {
  const name = text.replace(/\p{Cc}/gu, '').trim();
  return name === '' || NO_NAME.test(name) || /^[Xx]+$/.test(name) ? {} : { name: name.slice(0, 100) };
}

function unpadded(text: string, padding: string): string {
  const isFill = (character: string | undefined) =>
    character !== undefined && ` ${padding}`.includes(character);
  let [start, end] = [0, text.length];
  while (start < end && isFill(text[start])) start += 1;
  while (end > start && isFill(text[end - 1])) end -= 1;
  return text.slice(start, end);
}

/** May both be of the same call? A party without a number contradicts nobody. */
export function mayBeSame(one: Party, other: Party): boolean {
  return one.number === undefined || other.number === undefined || one.number === other.number;
}

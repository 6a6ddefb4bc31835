import { giveUp, type Hunted, type Hunting, hunt, type Look, type Quarry } from '../hunt.ts';
import { withEvenParity } from '../seven-bits.ts';

export type AlohaFrame =
  /** `text` is what is between STX and ETX, seven bits a character. */
  | { readonly type: 'report'; readonly text: string; readonly hasParity: boolean }
  /** A report came in damaged or not whole: the adapter is to say it again. */
  | { readonly type: 'broken'; readonly hasParity: boolean }
  | { readonly type: 'noise'; readonly bytes: Uint8Array };

/** A report is sent without pauses: silence of this length (milliseconds) inside it means that its end was lost. */
export const ALOHA_SILENCE = 500;

/**
 * Finds the reports of an Aloha USB adapter (9600 bit/s): STX, text, ETX, in characters of seven bits with even
 * parity. A port of 7E1 takes the parity away and one of 8N1 leaves it in bit 7; both are taken, and only the
 * second lets us find a wrong one. A line of text without STX and ETX is taken too: programs log reports so.
 * `rest` is the `pending` of the next call, beginning with `NOTHING_HUNTED`. Never throws.
 */
export function frame(pending: Hunting, chunk: Uint8Array): Hunted<AlohaFrame> {
  return hunt(REPORTS, pending, chunk);
}

/** The adapter was silent for `ALOHA_SILENCE`, or no more bytes come. */
export function expire(pending: Hunting): Hunted<AlohaFrame> {
  return giveUp(REPORTS, pending);
}

const STX = 0x02;
const ETX = 0x03;
/** Date, weekday and time, and the longest number of the network, twice. */
const LONGEST = 80;
/** `MMDDwHHMM` and a number or a letter. */
export const REPORT =
  /^(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d([01]\d|2[0-3])[0-5]\d([0-9*#+-]{1,40}|[PCOSE])$/;

function look(bytes: Uint8Array): Look<AlohaFrame> {
  const first = bytes[0] ?? 0;
  if (bytes.length > LONGEST) return { type: 'no' };
  return (first & 0x7f) === STX ? framed(bytes) : logged(bytes);
}

function framed(bytes: Uint8Array): Look<AlohaFrame> {
  if (bytes.length === 1) return { type: 'more' };
  const inside = bytes.subarray(1, -1);
  // A second STX inside is the beginning of a report; the first one has lost its end.
  if (inside.some((byte) => (byte & 0x7f) === STX || (byte & 0x7f) === ETX)) return { type: 'no' };
  if (((bytes.at(-1) ?? 0) & 0x7f) === STX) return { type: 'no' };
  if (((bytes.at(-1) ?? 0) & 0x7f) !== ETX) return { type: 'more' };
  const hasParity = hasParityBits(bytes);
  const isParityRight = !hasParity || bytes.every((byte) => withEvenParity(byte) === byte);
  const text = String.fromCharCode(...inside.map((byte) => byte & 0x7f));
  if (isParityRight && REPORT.test(text)) return { type: 'good', frame: { type: 'report', text, hasParity } };
  return { type: 'bad', frame: { type: 'broken', hasParity } };
}

function logged(bytes: Uint8Array): Look<AlohaFrame> {
  const last = bytes.at(-1);
  // A month begins with 0 or 1: most bytes need no closer look.
  if (bytes[0] !== 0x30 && bytes[0] !== 0x31) return { type: 'no' };
  if (last !== 0x0a && last !== 0x0d) return bytes.every(isPrintable) ? { type: 'more' } : { type: 'no' };
  const text = String.fromCharCode(...bytes.subarray(0, -1));
  if (!REPORT.test(text)) return { type: 'no' };
  return { type: 'good', frame: { type: 'report', text, hasParity: false } };
}

const isPrintable = (byte: number): boolean => byte > 0x20 && byte < 0x7f;

/** STX and ETX alone tell nothing: without parity they are 02 and 03, with it 82 and 03. */
function hasParityBits(bytes: Uint8Array): boolean {
  return bytes.some((byte) => byte > 0x7f);
}

/** Fewer bytes than a report has are not worth showing. */
const SHORTEST = 11;

function lost(noise: Uint8Array): AlohaFrame | null {
  if (hasReport(noise)) return { type: 'broken', hasParity: hasParityBits(noise) };
  return noise.length < SHORTEST ? null : { type: 'noise', bytes: noise };
}

/** Behind an STX or before an ETX stands much of what a report begins and ends with: digits. */
function hasReport(noise: Uint8Array): boolean {
  const bytes = noise.map((byte) => byte & 0x7f);
  const areDigits = (from: number, to: number) => from >= 0 && bytes.subarray(from, to).every(isDigit);
  return bytes.some((byte, at) => {
    if (byte === STX) return at + 4 < bytes.length && areDigits(at + 1, at + 5);
    return byte === ETX && areDigits(at - 8, at);
  });
}

const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;

export const REPORTS: Quarry<AlohaFrame> = { look, lost };

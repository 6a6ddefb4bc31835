import { isProtocolWord } from './protocol-words.ts';

/**
 * What bytes of a format may look like besides words: `headers` are `Name: value` lines, of which the name belongs to
 * the protocol; `tags` are elements of XML.
 */
export type Structure = 'headers' | 'tags' | 'none';

/** Where in its text the reader stands. A piece may end anywhere. */
export interface MaskPlace {
  readonly at: 'line-start' | 'text' | 'tag';
  /** The piece before ended within a word: what goes on with it is no word of its own. */
  readonly isInWord: boolean;
}

export const MASK_BEGINS: MaskPlace = { at: 'line-start', isInWord: false };

export interface Masked {
  /** 1 for each byte that is shown. */
  readonly shown: Uint8Array;
  readonly place: MaskPlace;
}

const LF = 0x0a;
const CR = 0x0d;
const COLON = 0x3a;
const LESS = 0x3c;
const GREATER = 0x3e;
/** A name of a header; a longer one is no header. */
const NAME_LIMIT = 64;

/**
 * Which bytes may be seen by somebody who is not to learn who calls. Everything is masked that is not known to be of
 * the equipment: digits, letters that are no word of a protocol, and every byte above 7F (letters of Japanese names;
 * digits with a parity bit). Control characters, blanks and punctuation are shown, so that a message keeps its shape.
 * Pure.
 */
export function mask(bytes: Uint8Array, structure: Structure, place: MaskPlace): Masked {
  const shown = new Uint8Array(bytes.length);
  let { at } = place;
  let { isInWord } = place;
  for (let index = 0; index < bytes.length; ) {
    const byte = bytes[index] ?? 0;
    if (isLetter(byte)) {
      const end = runEnd(bytes, index, isLetter);
      // A piece may end within a word: only a whole one is looked up.
      const isWhole = !isInWord && !isLetterLike(bytes[end]) && end < bytes.length;
      const name = at === 'line-start' && structure === 'headers' && isWhole ? nameEnd(bytes, index) : null;
      const isOwn = isWhole && (at === 'tag' || isProtocolWord(wordOf(bytes, index, end)));
      shown.fill(name !== null || isOwn ? 1 : 0, index, name ?? end);
      index = name ?? end;
      isInWord = index === bytes.length && name === null;
      at = at === 'tag' ? 'tag' : 'text';
      continue;
    }
    isInWord = byte >= 0x80;
    shown[index] = byte >= 0x80 || isDigit(byte) ? 0 : 1;
    at = placeAfter(byte, at, structure);
    index += 1;
  }
  return { shown, place: { at, isInWord } };
}

function placeAfter(byte: number, at: MaskPlace['at'], structure: Structure): MaskPlace['at'] {
  if (structure === 'tags') {
    if (byte === LESS) return 'tag';
    // Values of attributes are no names of the protocol.
    return byte === GREATER || byte === 0x20 || byte === 0x22 ? 'text' : at;
  }
  return byte === LF || byte === CR ? 'line-start' : 'text';
}

/** Where the name of a header ends, or null: this line begins otherwise. */
function nameEnd(bytes: Uint8Array, start: number): number | null {
  const end = runEnd(
    bytes,
    start,
    (byte) => isLetter(byte) || isDigit(byte) || byte === 0x2d || byte === 0x5f,
  );
  return bytes[end] === COLON && end - start <= NAME_LIMIT ? end : null;
}

function runEnd(bytes: Uint8Array, start: number, isOf: (byte: number) => boolean): number {
  let end = start;
  while (end < bytes.length && isOf(bytes[end] ?? 0)) end += 1;
  return end;
}

const wordOf = (bytes: Uint8Array, start: number, end: number): string =>
  String.fromCharCode(...bytes.subarray(start, Math.min(end, start + NAME_LIMIT)));

const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;
const isLetter = (byte: number): boolean => (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
/** The second byte of a Japanese character may look like a letter. */
const isLetterLike = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x80;

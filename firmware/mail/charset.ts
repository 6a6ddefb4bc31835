import Encoding from 'encoding-japanese';
import { SPELLINGS } from './charset-table.ts';

/** How a mail is written for its receiver (SPEC F1), by the names of the IANA registry in lower case. */
export const CHARSETS = ['utf-8', 'iso-2022-jp', 'shift_jis'] as const;
export type Charset = (typeof CHARSETS)[number];

/** As headers write them: old readers compare letters. */
export const CHARSET_NAMES: Readonly<Record<Charset, string>> = {
  'utf-8': 'UTF-8',
  'iso-2022-jp': 'ISO-2022-JP',
  shift_jis: 'Shift_JIS',
};

/**
 * Text in a charset. Half-width katakana becomes full-width in the Japanese ones, and signs that they do not have are
 * spelt with those that they have (docs/charsets.md).
 *
 * @returns null when a character has no place in the charset
 */
export function encodeText(text: string, charset: Charset): Buffer | null {
  if (charset === 'utf-8') return Buffer.from(text, 'utf8');
  const japanese = spelt(text);
  try {
    const codes = Array.from({ length: japanese.length }, (_, index) => japanese.charCodeAt(index));
    const to = charset === 'iso-2022-jp' ? 'JIS' : 'SJIS';
    const bytes = Encoding.convert(codes, { to, from: 'UNICODE', type: 'array', fallback: 'error' });
    const buffer = Buffer.from(bytes);
    return charset === 'iso-2022-jp' && !isStrictJis(buffer) ? null : buffer;
  } catch {
    return null;
  }
}

function spelt(text: string): string {
  const wide = Encoding.toZenkanaCase(text);
  return Array.from(wide, (character) => SPELLINGS.get(character) ?? character).join('');
}

const ESC = 0x1b;
/** Rows of JIS X 0208 that everybody has; 13 is NEC's, 89 and above are IBM's. */
const isStandardRow = (row: number): boolean => (row >= 1 && row <= 8) || (row >= 16 && row <= 84);

/** Whether the bytes are what RFC 1468 allows, and nothing of the extensions that some readers cannot read. */
function isStrictJis(bytes: Buffer): boolean {
  let isDouble = false;
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] === ESC) {
      const shift = bytes.toString('latin1', at + 1, at + 3);
      if (shift !== '(B' && shift !== '$B') return false;
      isDouble = shift === '$B';
      at += 2;
    } else if (isDouble) {
      if (!isStandardRow((bytes[at] ?? 0) - 0x20)) return false;
      at += 1;
    }
  }
  return !isDouble;
}

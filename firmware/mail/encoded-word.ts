import { CHARSET_NAMES, type Charset, encodeText } from './charset.ts';

/** RFC 2047: octets of an encoded word, and of a line that holds one. */
const LONGEST_WORD = 75;
const LONGEST_LINE = 76;

/**
 * Text of a header, folded. ASCII stays as it is; everything else becomes encoded words, each of which holds whole
 * characters and begins and ends in ASCII, so that it can be decoded by itself.
 *
 * @param used columns of the first line that are taken, by the name of the header
 * @throws RangeError when a character has no place in the charset: ask `encodeText` before
 */
export function headerText(text: string, charset: Charset, used: number): string {
  if (/^[\x20-\x7e]*$/.test(text) && !text.includes('=?')) return foldedAtBlanks(text, used);
  const words: string[] = [];
  let part = '';
  for (const character of text) {
    const room = words.length === 0 ? Math.min(LONGEST_WORD, LONGEST_LINE - used) : LONGEST_WORD;
    if (part !== '' && word(part + character, charset).length > room) {
      words.push(word(part, charset));
      part = '';
    }
    part += character;
  }
  return [...words, word(part, charset)].join('\r\n ');
}

function word(text: string, charset: Charset): string {
  const bytes = encodeText(text, charset);
  if (bytes === null) throw new RangeError(`a character has no place in ${charset}`);
  return `=?${CHARSET_NAMES[charset]}?B?${bytes.toString('base64')}?=`;
}

function foldedAtBlanks(text: string, used: number): string {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.split(/(?= )/)) {
    const room = lines.length === 0 ? LONGEST_LINE - used : LONGEST_LINE;
    if (line !== '' && line.length + piece.length > room) {
      lines.push(line);
      line = '';
    }
    line += piece;
  }
  return [...lines, line].join('\r\n');
}

/** RFC 5987: every octet that is no letter, digit or one of these is percent-encoded. */
const PLAIN = /[A-Za-z0-9!#$&+.^_`|~-]/;
/** Short enough that every section stands on a line of its own. */
const LONGEST_SECTION = 60;

/**
 * A parameter of a header with any text, by RFC 2231: in sections where it is long. `;` is not included.
 *
 * @returns lines without indentation
 */
export function parameter(name: string, value: string, charset: Charset): readonly string[] {
  if (/^[A-Za-z0-9 ._-]{1,60}$/.test(value)) return [`${name}="${value}"`];
  const bytes = encodeText(value, charset);
  if (bytes === null) throw new RangeError(`a character has no place in ${charset}`);
  const units = Array.from(bytes, (byte) => {
    const character = String.fromCharCode(byte);
    return PLAIN.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  });
  const sections = [`${CHARSET_NAMES[charset]}''`];
  for (const unit of units) {
    const last = sections.length - 1;
    const section = sections[last] ?? '';
    if (section.length + unit.length > LONGEST_SECTION) sections.push(unit);
    else sections[last] = section + unit;
  }
  if (sections.length === 1) return [`${name}*=${sections[0]}`];
  return sections.map((section, index) => `${name}*${index}*=${section}`);
}

import type { CustomerSnapshot } from '../calls/call.ts';

/** RFC 2426: octets of a line, its end not counted. */
const LONGEST_LINE = 75;
const MOST_NUMBERS = 20;

/**
 * The customer's card as vCard 3.0, which every address book reads. In UTF-8, whatever the mail around it is in.
 *
 * @param numbers as people write them
 */
export function vcardOf(customer: CustomerSnapshot, numbers: readonly string[]): string {
  const { name, kana, department, contact, address, fax } = customer;
  const [family = '', ...given] = contact.split(/\s+/);
  const lines = [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `FN:${escaped(contact === '' ? name : contact)}`,
    contact === '' ? 'N:;;;;' : `N:${escaped(family)};${escaped(given.join(' '))};;;`,
    `ORG:${escaped(name)}${department === '' ? '' : `;${escaped(department)}`}`,
    ...(kana === '' ? [] : [`SORT-STRING:${escaped(kana)}`]),
    ...numbers.slice(0, MOST_NUMBERS).map((number) => `TEL;TYPE=WORK,VOICE:${escaped(number)}`),
    ...(fax === '' ? [] : [`TEL;TYPE=WORK,FAX:${escaped(fax)}`]),
    ...(address === '' ? [] : [`ADR;TYPE=WORK:;;${escaped(address)};;;;`]),
    'END:VCARD',
  ];
  return `${lines.flatMap(folded).join('\r\n')}\r\n`;
}

function escaped(text: string): string {
  return text
    .replace(/[\p{Cc}]+/gu, ' ')
    .trim()
    .replace(/[\\;,]/g, (character) => `\\${character}`);
}

/** A character is never cut in two: some readers put the lines together after decoding them. */
function folded(line: string): readonly string[] {
  const lines: string[] = [];
  let current = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > LONGEST_LINE) {
      lines.push(current);
      current = ' ';
      octets = 1;
    }
    current += character;
    octets += size;
  }
  return [...lines, current];
}

const MOST_NAME = 60;

/** The name on a card of ours, fit to name a file. */
export function nameOfVcard(card: string): string {
  const unfolded = card.replace(/\r\n /g, '');
  const name = /^FN:(.*)$/m.exec(unfolded)?.[1]?.replace(/\\(.)/g, '$1') ?? '';
  const plain = Array.from(
    name
      .replace(/[/\\:*?"<>|.]/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  ).slice(0, MOST_NAME);
  return plain.length === 0 ? 'contact' : plain.join('');
}

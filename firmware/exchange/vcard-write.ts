import { plainLine, plainLines } from '../plain-text.ts';
import type { CustomerRecord } from './customer-record.ts';

export type VcardVersion = '3.0' | '4.0';

const LINE_BYTES = 75;

/** A customer as a card: the firm with its person, every number with what it is. */
export function vcardOf(customer: CustomerRecord, version: VcardVersion): string {
  const { name, kana, department, contact, address, fax, notes, numbers, tags } = customer;
  const isFour = version === '4.0';
  const org = [name, department]
    .filter((part) => part !== '')
    .map(escaped)
    .join(';');
  const sortAs = isFour && kana !== '' ? `;SORT-AS="${plainLine(kana).replaceAll('"', '')}"` : '';
  const lines = [
    'BEGIN:VCARD',
    `VERSION:${version}`,
    `FN:${escaped(contact || name)}`,
    `N:${escaped(contact || name)};;;;`,
    `ORG${sortAs}:${org}`,
    ...(kana === '' || isFour ? [] : [`SORT-STRING:${escaped(kana)}`]),
    ...(kana === '' ? [] : [`X-PHONETIC-ORG:${escaped(kana)}`]),
    ...numbers.map(({ number, label }) => `TEL;TYPE=${typeOf(label, isFour)}:${escaped(number)}`),
    ...(fax === '' ? [] : [`TEL;TYPE=${isFour ? 'fax' : 'FAX'}:${escaped(fax)}`]),
    ...(address === '' ? [] : [`ADR;TYPE=${isFour ? 'work' : 'WORK'}:;;${escaped(address)};;;;`]),
    ...(notes === '' ? [] : [`NOTE:${escaped(notes)}`]),
    ...(tags.length === 0 ? [] : [`CATEGORIES:${tags.map(escaped).join(',')}`]),
    'END:VCARD',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

function typeOf(label: string, isFour: boolean): string {
  const type = /携帯|mobile|cell/i.test(label) ? 'CELL' : /自宅|home/i.test(label) ? 'HOME' : 'WORK';
  const voice = `${type},VOICE`;
  return isFour ? `"${voice.toLowerCase()}"` : voice;
}

function escaped(text: string): string {
  return plainLines(text)
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\n/g, '\\n');
}

/** Lines of at most 75 bytes, never cut inside a letter. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let bytes = 0;
  for (const letter of line) {
    const size = Buffer.byteLength(letter);
    if (bytes + size > LINE_BYTES) {
      parts.push(part);
      [part, bytes] = ['', 1];
    }
    part += letter;
    bytes += size;
  }
  return [...parts, part].join('\r\n ');
}

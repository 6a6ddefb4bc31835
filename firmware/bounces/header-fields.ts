export interface Field {
  /** In small letters. */
  readonly name: string;
  readonly value: string;
}

const MOST_FIELDS = 500;
const MOST_VALUE = 4000;

/** The fields of a header (RFC 5322, 2.2) up to the first empty line, folded lines joined. Never throws. */
export function headerFields(text: string): readonly Field[] {
  const fields: { name: string; value: string }[] = [];
  for (const line of text.split(/\r?\n/)) {
    if (line === '' || fields.length >= MOST_FIELDS) break;
    const last = fields.at(-1);
    if (line.startsWith(' ') || line.startsWith('\t')) {
      if (last !== undefined && last.value.length < MOST_VALUE) last.value += ` ${line.trim()}`;
      continue;
    }
    const colon = line.indexOf(':');
    if (colon > 0)
      fields.push({ name: line.slice(0, colon).trim().toLowerCase(), value: line.slice(colon + 1).trim() });
  }
  return fields.map(({ name, value }) => ({ name, value: value.slice(0, MOST_VALUE) }));
}

export function fieldOf(fields: readonly Field[], name: string): string | null {
  return fields.find((one) => one.name === name)?.value ?? null;
}

const MESSAGE_ID = /<[^<>\s]{3,250}>/g;

/** Message-IDs in a value, at most `most`. */
export function idsIn(value: string, most: number): readonly string[] {
  return (value.match(MESSAGE_ID) ?? []).slice(0, most);
}

const ADDRESS = /[^\s<>()[\],;:"]{1,64}@[^\s<>()[\],;:"]{1,253}/g;

/** Mail addresses in a value, in small letters, at most `most`. */
export function addressesIn(value: string, most: number): readonly string[] {
  return [...new Set((value.match(ADDRESS) ?? []).map((one) => one.toLowerCase()))].slice(0, most);
}

export type Encoding = 'utf-8' | 'utf-16le' | 'cp932';

export interface FileKind {
  readonly type: 'csv' | 'vcard';
  readonly encoding: Encoding;
  /** What parts the cells of a CSV file. */
  readonly delimiter: ',' | '\t' | ';';
}

/**
 * What a file is, by its beginning: vCard or CSV, and in which encoding. What is not UTF-8 is Shift_JIS as Windows means
 * it; Excel's "Unicode text" is UTF-16 with tabs.
 *
 * @param head the first bytes; some 64 kB tell. A letter that their end divides does not count.
 */
export function kindOf(head: Uint8Array): FileKind {
  const encoding = encodingOf(head);
  const text = new TextDecoder(encoding === 'cp932' ? 'shift_jis' : encoding).decode(head);
  const type = /^\s*BEGIN:VCARD\s*$/im.test(text.slice(0, 1000)) ? 'vcard' : 'csv';
  return { type, encoding, delimiter: delimiterOf(text) };
}

function encodingOf(head: Uint8Array): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return 'utf-8';
  } catch {
    return 'cp932';
  }
}

/** The one that the titles have most of. */
function delimiterOf(text: string): FileKind['delimiter'] {
  const titles = text.slice(0, text.search(/[\r\n]|$/));
  const count = (sign: string) => titles.split(sign).length - 1;
  const [best = ','] = ([',', '\t', ';'] as const).toSorted((a, b) => count(b) - count(a));
  return best;
}

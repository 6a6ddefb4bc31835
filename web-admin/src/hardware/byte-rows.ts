/** A byte as the page draws it. */
export interface ShownByte {
  /** Two digits; `xx` where it is masked. */
  readonly hex: string;
  /** A character; a dot for what is none, `x` where it is masked. */
  readonly text: string;
  readonly kind: 'text' | 'control' | 'masked';
}

/** Rows of bytes from the hexadecimal of an entry, in which `**` stands for a masked byte. */
export function byteRows(hex: string, width: number): ShownByte[][] {
  const rows: ShownByte[][] = [];
  for (let at = 0; at < hex.length; at += 2 * width) {
    const row = hex.slice(at, at + 2 * width).match(/../g) ?? [];
    rows.push(row.map(shownByte));
  }
  return rows;
}

function shownByte(pair: string): ShownByte {
  // A letter: other signs are wider in Japanese fonts. How it is drawn tells it from a real x.
  if (pair === '**') return { hex: 'xx', text: 'x', kind: 'masked' };
  const byte = Number.parseInt(pair, 16);
  if (byte >= 0x20 && byte < 0x7f) return { hex: pair, text: String.fromCharCode(byte), kind: 'text' };
  return { hex: pair, text: '.', kind: 'control' };
}

/** Bytes one after the other, with those of one kind together: fewer elements than bytes. */
export function runsOf(row: readonly ShownByte[]): ShownByte[] {
  const runs: ShownByte[] = [];
  for (const byte of row) {
    const last = runs.at(-1);
    if (last?.kind !== byte.kind) runs.push(byte);
    else runs[runs.length - 1] = { ...last, hex: `${last.hex} ${byte.hex}`, text: last.text + byte.text };
  }
  return runs;
}

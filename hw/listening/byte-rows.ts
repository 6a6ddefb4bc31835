const WIDTH = 16;

/** Bytes as rows of sixteen: hexadecimal, then the characters that can be printed and a dot for the others. */
export function rowsOf(bytes: Uint8Array): readonly string[] {
  const rows: string[] = [];
  for (let at = 0; at < bytes.length; at += WIDTH) {
    const row = bytes.subarray(at, at + WIDTH);
    const hex = Array.from(row, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
    const text = Array.from(row, (byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.'));
    rows.push(`${hex.padEnd(WIDTH * 3)} ${text.join('')}`);
  }
  return rows;
}

import iconv from 'iconv-lite';

/** How a file's text is written down. Windows in Japan still means cp932 when it says Shift_JIS. */
export type Charset = 'utf-8' | 'shift_jis';

const CP932 = 'cp932';
/** Excel takes a file without it for Shift_JIS. */
const BOM = Buffer.from([0xef, 0xbb, 0xbf]);

export function encoded(text: string, charset: Charset): Buffer {
  return charset === 'utf-8' ? Buffer.from(text) : iconv.encode(text, CP932);
}

/** What a file of the charset begins with. */
export const beginningOf = (charset: Charset): Buffer => (charset === 'utf-8' ? BOM : Buffer.alloc(0));

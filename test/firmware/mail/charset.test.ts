import test from 'ava';
import fc from 'fast-check';
import { type Charset, encodeText } from '../../../firmware/mail/charset.ts';

const DECODERS = {
  'utf-8': new TextDecoder('utf-8', { fatal: true }),
  'iso-2022-jp': new TextDecoder('iso-2022-jp', { fatal: true }),
  shift_jis: new TextDecoder('shift_jis', { fatal: true }),
};
/** As a receiver reads it; null where the charset has no place for a character. */
const arrives = (text: string, charset: Charset): string | null => {
  const bytes = encodeText(text, charset);
  return bytes === null ? null : DECODERS[charset].decode(bytes);
};

const converted = test.macro({
  exec(t, text: string, jis: string | null, shiftJis: string | null) {
    t.is(arrives(text, 'iso-2022-jp'), jis);
    t.is(arrives(text, 'shift_jis'), shiftJis);
    t.is(arrives(text, 'utf-8'), text);
  },
  title: (_, text) => `"${text}" arrives as the table says`,
});
test(
  converted,
  '株式会社青葉製作所 03-0000-1201 ABC',
  '株式会社青葉製作所 03-0000-1201 ABC',
  '株式会社青葉製作所 03-0000-1201 ABC',
);
test(converted, 'ｱｵﾊﾞ ｶﾞｰﾃﾞﾝ｡', 'アオバ ガーデン。', 'アオバ ガーデン。');
test(converted, '①⑳', '(1)(20)', '(1)(20)');
test(converted, '㈱日向 ㈲みなと ㈹', '(株)日向 (有)みなと (代)', '(株)日向 (有)みなと (代)');
test(
  converted,
  '№3 ℡ Ⅲ ⅳ ㊤ ㍻ ㎡ ㌔ ㏍',
  'No3 TEL III iv (上) 平成 m2 キロ KK',
  'No3 TEL III iv (上) 平成 m2 キロ KK',
);
test(converted, '10時〜11時 10時～11時', '10時～11時 10時～11時', '10時～11時 10時～11時');
test(converted, '−5 －5', '－5 －5', '－5 －5');
test(converted, 'A—B A–B ‖ ¥100 • ‾', 'A―B A-B ∥ ￥100 ・ ￣', 'A―B A-B ∥ ￥100 ・ ￣');
// A name is never spelt as another: the whole mail goes in UTF-8 then.
test(converted, '髙橋', null, '髙橋');
test(converted, '山﨑', null, '山﨑');
test(converted, '𠮷野家', null, null);
test(converted, '了解 😀', null, null);
test(converted, 'Café', null, null);
test(converted, '∑', null, '∑');

test('every character of JIS X 0208 has its place in both', (t) => {
  const decoder = new TextDecoder('iso-2022-jp');
  const missing: string[] = [];
  for (let row = 0x21; row <= 0x74; row++) {
    for (let cell = 0x21; cell <= 0x7e; cell++) {
      const standard = (row >= 0x21 && row <= 0x28) || row >= 0x30;
      const character = decoder.decode(Uint8Array.of(0x1b, 0x24, 0x42, row, cell, 0x1b, 0x28, 0x42));
      if (!standard || character.includes('\ufffd')) continue;
      if (arrives(character, 'iso-2022-jp') !== character) missing.push(`JIS ${character}`);
      if (arrives(character, 'shift_jis') !== character) missing.push(`SJIS ${character}`);
    }
  }
  t.deepEqual(missing, []);
});

test('whatever is written, what is encoded can be decoded, and ISO-2022-JP ends in ASCII', (t) => {
  const property = fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
    for (const charset of ['iso-2022-jp', 'shift_jis'] as const) {
      const bytes = encodeText(text, charset);
      if (bytes === null) continue;
      t.notThrows(() => DECODERS[charset].decode(bytes));
      if (charset === 'iso-2022-jp') t.true(bytes.every((byte) => byte < 0x80));
    }
  });
  t.notThrows(() => fc.assert(property, { seed: 20261127, numRuns: 300 }));
});

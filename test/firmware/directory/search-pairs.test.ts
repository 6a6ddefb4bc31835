import test from 'ava';
import fc from 'fast-check';
import { documentOf, queryOf } from '../../../firmware/directory/search-pairs.ts';

const JAPAN = { region: 'JP' } as const;

test('a text becomes pairs of characters, its end, and its single characters', (t) => {
  t.is(documentOf({ texts: ['青葉製作'], numbers: [] }), '青葉 葉製 製作 作 青 葉 製 作');
});

test('a number becomes runs of four digits', (t) => {
  t.is(documentOf({ texts: [], numbers: ['0312345'] }), '0312 3123 1234 2345');
});

const asks = test.macro({
  exec: (t, text: string, words: string | null, fewDigits: string | null = null) =>
    t.deepEqual(queryOf(text, JAPAN), { words, fewDigits }),
  title: (_, text) => `the query for "${text}"`,
});
test(asks, '青', '"青"');
test(asks, '青葉製', '"青葉 葉製"');
test(asks, 'アオ', '"あお"');
test(asks, '青葉 高崎', '"青葉" AND "高崎"');
test(asks, '0312', '("0312" OR "03 31 12")');
test(asks, '03-123', '("0312 3123" OR "03 31 12 23")');
test(asks, '03 1234', '("0312 3123 1234" OR "03 31 12 23 34")');
test(asks, '+81 3 12', '("0312" OR "03 31 12")');
test(asks, '12', '"12"', '12');
test(asks, '+81', '"0"', '0');
test(asks, '', null);
test(asks, ' -・ ', null);
test(asks, '"', null);

test('no text can leave the quotation of the query', (t) => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const words = queryOf(text, JAPAN).words ?? '""';
      t.regex(words, /^\(?"[\p{L}\p{N} ]*"(( AND | OR |\)| AND \()*"[\p{L}\p{N} ]*"\)?)*$/u);
    }),
    { seed: 7, numRuns: 500 },
  );
});

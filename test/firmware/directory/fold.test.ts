import test from 'ava';
import { fold, sortKey } from '../../../firmware/directory/fold.ts';

const same = test.macro<[one: string, other: string]>({
  exec: (t, one: string, other: string) => t.is(fold(one), fold(other)),
  title: (_, one, other) =>
    `“${one}” and “${other}” are the same to a search (${one.length} and ${other.length})`,
});
test(same, 'アオバ', 'あおば');
test(same, 'ｱｵﾊﾞ', 'アオバ');
test(same, 'ガ', 'ガ');
test(same, 'ACME', 'ａｃｍｅ');
test(same, 'Café', 'cafe');
test(same, '山田 太郎', '山田太郎');
test(same, '山田\u3000 太郎', '山田太郎');
test(same, 'A-1・B', 'a1b');
test(same, '㈱青葉', '株青葉');

test('the voiced mark tells two kana apart, and the long-vowel mark is a letter', (t) => {
  t.not(fold('カ'), fold('ガ'));
  t.not(fold('ビル'), fold('ビール'));
});

test('readings stand in one order whatever script they are in, names without a reading at the end', (t) => {
  const customers = [
    ['無名', ''],
    ['鈴木', 'すずき'],
    ['青葉', 'ｱｵﾊﾞ'],
    ['伊藤', 'イトウ'],
  ] as const;
  const ordered = [...customers].sort((a, b) => (sortKey(a[0], a[1]) < sortKey(b[0], b[1]) ? -1 : 1));
  t.deepEqual(
    ordered.map(([name]) => name),
    ['青葉', '伊藤', '鈴木', '無名'],
  );
});

import test from 'ava';
import { en } from '../../web-admin/src/i18n/en.ts';
import { ja } from '../../web-admin/src/i18n/ja.ts';

type Leaf = string | ((...parts: never[]) => string);
interface Table {
  readonly [name: string]: Leaf | Table;
}

function leaves(table: Table, path = ''): [string, Leaf][] {
  return Object.entries(table).flatMap(([name, value]) =>
    typeof value === 'object'
      ? leaves(value, `${path}${name}.`)
      : ([[path + name, value]] as [string, Leaf][]),
  );
}

test('both languages have the same words, and none is empty', (t) => {
  const names = (table: Table) => leaves(table).map(([path]) => path);
  t.deepEqual(names(en), names(ja));
  for (const [path, word] of [...leaves(ja), ...leaves(en)]) {
    if (typeof word === 'string') t.not(word.trim(), '', path);
  }
});

test('English holds no Japanese except the name of the language', (t) => {
  const japanese = leaves(en).filter(([, word]) => typeof word === 'string' && /[぀-ヿ㐀-鿿]/.test(word));
  t.deepEqual(
    japanese.map(([path]) => path),
    ['settings.languages.ja'],
  );
});

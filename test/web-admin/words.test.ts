import { readFileSync } from 'node:fs';
import test from 'ava';
import { en as enDesk } from '../../web-admin/src/i18n/en.ts';
import { enOffice } from '../../web-admin/src/i18n/en-office.ts';
import { ja as jaDesk } from '../../web-admin/src/i18n/ja.ts';
import { jaOffice } from '../../web-admin/src/i18n/ja-office.ts';

// The words of the doors are among those of the office, where an administrator's password is changed.
const ja = { ...jaDesk, ...jaOffice };
const en = { ...enDesk, ...enOffice };

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
    ['languages.ja'],
  );
});

test('a page behind the board redefines no word of the board', (t) => {
  const twice = Object.keys(jaOffice).filter((name) => name in jaDesk);
  t.deepEqual(twice, []);
});

test('every field that the audit log can name has a word there', (t) => {
  const fields = fieldsOfChanges();
  t.true(fields.length > 50);
  t.deepEqual(
    fields.filter((field) => jaOffice.auditFields[field] === undefined),
    [],
  );
});

test('every change that the audit log holds has a name there', (t) => {
  const routes = readFileSync(new URL('../../docs/routes.md', import.meta.url), 'utf8');
  const audited = routes.matchAll(/^\| `(?:POST|PUT|DELETE) \/api\/([\w-]+).*\| yes \|$/gm);
  const things = [...new Set([...audited].map(([, thing = '']) => thing))];
  t.true(things.length > 10);
  for (const words of [en, ja]) {
    t.deepEqual(
      things.filter((thing) => (words.access.things as Record<string, string>)[thing] === undefined),
      [],
    );
  }
});

interface Schema {
  readonly $ref?: string;
  readonly properties?: object;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
}
interface Described {
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema?: Schema }>> };
}
interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** What requests that change something may hold, by the description of the API. */
function fieldsOfChanges(): string[] {
  const text = readFileSync(new URL('../../docs/openapi.json', import.meta.url), 'utf8');
  const { paths, components } = JSON.parse(text) as Description;
  const names = ({ $ref, properties = {}, oneOf = [], anyOf = [] }: Schema = {}): string[] => {
    const named = $ref === undefined ? undefined : components.schemas[$ref.split('/').at(-1) ?? ''];
    return [
      ...Object.keys(properties),
      ...[...(named === undefined ? [] : [named]), ...oneOf, ...anyOf].flatMap(names),
    ];
  };
  const bodies = Object.values(paths).flatMap((methods) =>
    Object.values(methods).flatMap((described) => Object.values(described.requestBody?.content ?? {})),
  );
  return [...new Set(bodies.flatMap(({ schema }) => names(schema)))];
}

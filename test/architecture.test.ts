import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import { circlesIn } from './architecture/circles.ts';
import { directionFault, packageFault, roomOf } from './architecture/rooms.ts';
import { importsOf, isReExporting, usesAny } from './architecture/source-scan.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const MAX_LINES = 250;

interface SourceFile {
  readonly path: string;
  readonly text: string;
}

const filesUnder = (folder: string): readonly SourceFile[] =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => posix.relative(ROOT, join(entry.parentPath, entry.name)))
    .filter((path) => !/(^|\/)(dist|node_modules)\//.test(path))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));

const APPLICATION = ['hw', 'firmware', 'web-admin', 'scripts'].flatMap(filesUnder);
const EVERYTHING = [...APPLICATION, ...filesUnder('test')];

const isLocal = (target: string): boolean => target.startsWith('.');
/** A stylesheet or a picture imported by the page is no module. */
const isModule = (target: string): boolean => !/\.(css|svg|png|woff2)(\?\w+)?$/.test(target);
const resolved = (from: string, target: string): string => posix.normalize(posix.join(dirname(from), target));

test('there is something to look at', (t) => {
  t.true(APPLICATION.length > 40);
});

test('arrows point one way: every import is one that its room may have', (t) => {
  const faults = APPLICATION.flatMap(({ path, text }) =>
    importsOf(text)
      .filter(({ target }) => isLocal(target) && isModule(target))
      .map(({ target, isType }) => directionFault(path, resolved(path, target), isType)),
  );
  t.deepEqual(
    faults.filter((fault) => fault !== null),
    [],
  );
});

test('no file imports itself by a detour', (t) => {
  const graph = new Map(
    APPLICATION.map(({ path, text }) => [
      path,
      importsOf(text)
        .filter(({ target }) => isLocal(target))
        .map(({ target }) => resolved(path, target)),
    ]),
  );
  t.deepEqual(circlesIn(graph), []);
});

test('every package is imported behind its own door only', (t) => {
  const faults = APPLICATION.flatMap(({ path, text }) =>
    importsOf(text)
      .filter(({ target }) => !isLocal(target))
      .map(({ target }) => packageFault(path, target)),
  );
  t.deepEqual(
    faults.filter((fault) => fault !== null),
    [],
  );
});

test(`no file is longer than ${MAX_LINES} lines`, (t) => {
  const long = EVERYTHING.map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }));
  t.deepEqual(
    long.filter(({ lines }) => lines > MAX_LINES),
    [],
  );
});

test('no file uses the type any', (t) => {
  t.deepEqual(
    EVERYTHING.filter(({ text }) => usesAny(text)).map(({ path }) => path),
    [],
  );
});

test('no file of the application passes on what another one exports', (t) => {
  t.deepEqual(
    APPLICATION.filter(({ text }) => isReExporting(text)).map(({ path }) => path),
    [],
  );
});

test('files are named in kebab-case, and for what they do', (t) => {
  const wrong = EVERYTHING.map(({ path }) => path).filter((path) => {
    const name = posix.basename(path).replace(/(\.test|\.d|\.config)?\.tsx?$/, '');
    return (
      !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) ||
      /(^|-)(utils?|helpers?|manager|misc|common-functions)$/.test(name)
    );
  });
  t.deepEqual(wrong, []);
});

test('docs/dependencies.md justifies every package, and no other', (t) => {
  const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<
    string,
    Record<string, string>
  >;
  const used = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) =>
    Object.keys(manifest[kind] ?? {}),
  );
  const rows = readFileSync(join(ROOT, 'docs/dependencies.md'), 'utf8').matchAll(
    /^\| `([^`]+)` \| .{10,} \|$/gm,
  );
  t.deepEqual([...rows].map(([, name]) => name).sort(), used.sort());
});

test('the scanner sees every kind of import and what is only a type', (t) => {
  const source = [
    "import a from './a.ts';",
    "import type { B } from './b.ts';",
    "import { type C, type D } from './c.ts';",
    "import { type E, f } from './e.ts';",
    "import {\n  g,\n  h,\n} from './g.ts';",
    "export { i } from './i.ts';",
    "import './j.ts';",
    "const k = await import('./k.ts');",
    "type L = import('l').L;",
    "import type from './m.ts';",
    "// import n from './n.ts';",
    "/*\nimport o from './o.ts';\n*/",
    'const p = \'import q from "./q.ts"\';',
    "const url = 'http://x'; import r from './r.ts';",
  ].join('\n');
  const seen = importsOf(source).map(({ target, isType }) => `${target}${isType ? ' (type)' : ''}`);
  t.deepEqual(seen.sort(), [
    './a.ts',
    './b.ts (type)',
    './c.ts (type)',
    './e.ts',
    './g.ts',
    './i.ts',
    './j.ts',
    './k.ts',
    './m.ts',
    './r.ts',
    'l',
  ]);
});

const allows = test.macro({
  exec(t, from: string, to: string, isType: boolean, isAllowed: boolean) {
    t.is(directionFault(from, to, isType) === null, isAllowed);
  },
  title: (_, from, to, isType, isAllowed) =>
    `${from} ${isAllowed ? 'may' : 'may not'} import ${isType ? 'types of ' : ''}${to}`,
});

test(allows, 'hw/links/tcp.ts', 'firmware/calls/call.ts', true, false);
test(allows, 'hw/pbx/x/link.ts', 'hw/links/tcp.ts', false, true);
test(allows, 'firmware/calls/step.ts', 'hw/line-event.ts', true, true);
test(allows, 'firmware/calls/step.ts', 'hw/line-event.ts', false, false);
test(allows, 'firmware/calls/step.ts', 'firmware/store/calls.ts', true, false);
test(allows, 'firmware/calls/step.ts', 'firmware/directory/match.ts', false, false);
test(allows, 'firmware/mail/compose.ts', 'firmware/calls/call.ts', false, true);
test(allows, 'firmware/mail/compose.ts', 'firmware/store/outbox.ts', true, false);
test(allows, 'firmware/store/outbox.ts', 'firmware/mail/outbox.ts', false, true);
test(allows, 'firmware/store/outbox.ts', 'firmware/http/server.ts', false, false);
test(allows, 'firmware/http/server.ts', 'firmware/box.ts', true, false);
test(allows, 'firmware/http/contract/board.ts', 'firmware/calls/call.ts', true, false);
test(allows, 'firmware/cli/decode.ts', 'firmware/store/calls.ts', false, false);
test(allows, 'firmware/box.ts', 'firmware/http/server.ts', false, true);
test(allows, 'firmware/box.ts', 'firmware/main.ts', false, false);
test(allows, 'web-admin/src/app.tsx', 'firmware/http/contract/board.ts', true, true);
test(allows, 'web-admin/src/app.tsx', 'firmware/http/contract/board.ts', false, false);
test(allows, 'web-admin/src/app.tsx', 'firmware/calls/call.ts', true, false);
test(allows, 'elsewhere/x.ts', 'hw/clock.ts', true, false);

test('a room is found by the longest name that fits', (t) => {
  t.is(roomOf('firmware/http/contract/board.ts')?.path, 'firmware/http/contract');
  t.is(roomOf('firmware/http/server.ts')?.path, 'firmware/http');
  t.is(roomOf('firmware/httpd.ts'), undefined);
});

test('a package behind a foreign door, an unknown package and Node in the browser are faults', (t) => {
  t.is(packageFault('hw/links/serial.ts', 'serialport'), null);
  t.regex(packageFault('hw/pbx/x.ts', 'serialport') ?? '', /only hw\/links may/);
  t.regex(packageFault('firmware/http/x.ts', 'lodash/get') ?? '', /imports lodash, .* no door/);
  t.is(packageFault('firmware/http/x.ts', '@fastify/static/types'), null);
  t.is(packageFault('firmware/http/x.ts', 'node:fs'), null);
  t.regex(packageFault('web-admin/src/x.ts', 'node:fs') ?? '', /browser/);
});

test('circles are found, also long ones and those of a file with itself', (t) => {
  t.deepEqual(
    circlesIn(
      new Map([
        ['a', ['b']],
        ['b', ['c']],
        ['c', []],
      ]),
    ),
    [],
  );
  t.deepEqual(
    circlesIn(
      new Map([
        ['a', ['b']],
        ['b', ['c']],
        ['c', ['b']],
      ]),
    ),
    [['b', 'c', 'b']],
  );
  t.deepEqual(circlesIn(new Map([['a', ['a']]])), [['a', 'a']]);
});

test('any is told from a word, a name and a text', (t) => {
  for (const code of [
    'let a: any;',
    'x as any',
    'f<any>()',
    'type A = any;',
    'let a: any[] = [];',
    'a: string | any',
  ]) {
    t.true(usesAny(code), code);
  }
  for (const code of [
    '// as any',
    "const a = ': any';",
    'const any = 1;',
    '{ any: 1 }',
    'Promise.any(x)',
    'f(any: string)',
  ]) {
    t.false(usesAny(code), code);
  }
});

test('a re-export is told from an export', (t) => {
  t.true(isReExporting("export * from './a.ts';"));
  t.true(isReExporting("export { a, b as c } from './a.ts';"));
  t.true(isReExporting("export type { A } from './a.ts';"));
  t.false(isReExporting("import { a } from './a.ts';\nexport const b = a;\nexport { a };"));
});

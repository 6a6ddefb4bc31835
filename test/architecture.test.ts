import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import { circlesIn } from './architecture/circles.ts';
import { packageFault } from './architecture/doors.ts';
import { directionFault } from './architecture/rooms.ts';
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

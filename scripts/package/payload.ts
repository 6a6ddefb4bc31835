import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Addons } from './addons.ts';
import { type Architecture, runtimePackage } from './architecture.ts';
import { ROOT } from './checkout.ts';
import { copyrightFile } from './copyright.ts';
import { licenceOf, notices } from './licences.ts';
import { placeNodeModules } from './node-modules.ts';
import { npmPackage } from './npm-package.ts';

const STATIC = fileURLToPath(new URL('static', import.meta.url));
const LIB = 'usr/lib/rusuban';
const DOC = 'usr/share/doc/rusuban';

/** What is the same for every architecture, made once. */
export interface Built {
  /** Holds `firmware`, `web-admin/dist` and `package.json`. */
  readonly folder: string;
  /** Folders of the packages in it, below the checkout. */
  readonly bundled: readonly string[];
  readonly manPage: string;
  readonly changelog: string;
}

/**
 * Lays the files as they will lie below /.
 *
 * @returns the native programs among them
 */
export function layOut(
  tree: string,
  built: Built,
  architecture: Architecture,
  addons: Addons,
): readonly string[] {
  cpSync(STATIC, tree, { recursive: true });
  cpSync(built.folder, join(tree, LIB), { recursive: true });
  const runtime = npmPackage(runtimePackage(architecture));
  mkdirSync(join(tree, LIB, 'bin'));
  cpSync(join(runtime, 'bin/node'), join(tree, LIB, 'bin/node'));
  const separate = placeNodeModules(join(tree, LIB, 'node_modules'), architecture, addons);
  placeDocuments(join(tree, DOC));
  const bundled = built.bundled.map((folder) => licenceOf(join(ROOT, folder)));
  const others = separate.map((folder) => licenceOf(join(ROOT, folder)));
  write(join(tree, DOC, 'copyright'), copyrightFile({ bundled, separate: others }));
  write(join(tree, DOC, 'node-licence.txt.gz'), packed(readFileSync(join(runtime, 'LICENSE'))));
  write(join(tree, DOC, 'third-party.txt.gz'), packed(notices([...bundled, ...others])));
  write(join(tree, DOC, 'changelog.gz'), packed(built.changelog));
  write(join(tree, 'usr/share/man/man1/rusuban.1.gz'), packed(built.manPage));
  return [join(tree, LIB, 'bin/node'), ...nativeParts(join(tree, LIB, 'node_modules'))];
}

/** The guides, for a box without the internet. */
function placeDocuments(folder: string): void {
  const docs = join(ROOT, 'docs');
  const guides = readdirSync(docs).filter((name) => name.endsWith('.md'));
  for (const name of [...guides, 'examples'])
    cpSync(join(docs, name), join(folder, name), { recursive: true });
}

function nativeParts(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.node'))
    .map((name) => join(folder, name))
    .sort();
}

function packed(text: string | Uint8Array): Uint8Array {
  return gzipSync(text, { level: 9 });
}

function write(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

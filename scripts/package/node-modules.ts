import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Addons } from './addons.ts';
import { type Architecture, koffiPackage } from './architecture.ts';
import { NoPackage, ROOT } from './checkout.ts';
import { npmPackage } from './npm-package.ts';

/** What runs of the packages that are not bundled, besides their package.json. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  sqlite3: ['lib'],
  bindings: ['bindings.js'],
  'file-uri-to-path': ['index.js'],
  '@serialport/bindings-cpp': ['dist'],
  '@serialport/bindings-cpp/node_modules/debug': ['src'],
  '@serialport/bindings-cpp/node_modules/ms': ['index.js'],
  '@serialport/bindings-cpp/node_modules/@serialport/parser-readline': ['dist'],
  '@serialport/bindings-cpp/node_modules/@serialport/parser-delimiter': ['dist'],
  '@serialport/bindings-interface': ['dist'],
  'node-gyp-build': ['index.js', 'node-gyp-build.js'],
  koffi: ['index.cjs', 'src/koffi/index.cjs', 'src/koffi/src/static.cjs'],
  onoff: ['onoff.js'],
  epoll: ['epoll.js'],
  'lodash.debounce': ['index.js'],
};

/**
 * The packages with native parts, reduced to what runs, with the parts of that architecture.
 *
 * @param folder becomes `node_modules`. @returns folders of the packages, below the checkout
 * @throws NoPackage when an update of npm's packages has moved one of the files
 */
export function placeNodeModules(
  folder: string,
  architecture: Architecture,
  addons: Addons,
): readonly string[] {
  for (const [name, parts] of Object.entries(PARTS)) {
    const from = join(ROOT, 'node_modules', name);
    for (const part of ['package.json', ...parts]) place(join(from, part), join(folder, name, part));
  }
  place(addons.sqlite3, join(folder, 'sqlite3/build/Release/node_sqlite3.node'));
  place(addons.epoll, join(folder, 'epoll/build/Release/epoll.node'));
  const serial = join('@serialport/bindings-cpp', architecture.serialBinding);
  place(join(ROOT, 'node_modules', serial), join(folder, serial));
  const koffi = koffiPackage(architecture);
  for (const part of ['package.json', 'index.js', `linux_${architecture.node}`])
    place(join(npmPackage(koffi), part), join(folder, koffi, part));
  return Object.keys(PARTS).map((name) => join('node_modules', name));
}

function place(from: string, to: string): void {
  if (!existsSync(from))
    throw new NoPackage(`${from} is not there. scripts/package/node-modules.ts expects it.`);
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, to, { recursive: true, filter: (path) => !/\.(d\.ts|map)$/.test(path) });
}

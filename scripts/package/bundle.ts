import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build, type InlineConfig } from 'vite';
import { dependencies, NoPackage, ROOT } from './checkout.ts';

/** Packages that stay as they are beside the bundle: they find their native parts by their own place on the disk. */
const NATIVE = ['sqlite3', '@serialport/bindings-cpp', 'koffi', 'onoff'];
/** Drivers that knex would load for other databases. One that the box uses itself is bundled like anything else. */
const DRIVERS = [
  'better-sqlite3',
  'mariadb',
  'mysql',
  'mysql2',
  'oracledb',
  'pg',
  'pg-native',
  'pg-query-stream',
  'tedious',
];

/**
 * Makes few files of many: from several hundred modules the box needs a while to start on a small machine. What is
 * loaded late stays apart, so that `rusuban decode` does not read the whole box.
 *
 * @param folder gets `main.js` and its chunks
 * @returns folders of the packages that went in, below the checkout, sorted: their licences go with them
 */
export async function bundleFirmware(folder: string): Promise<readonly string[]> {
  return await bundlePrograms({ main: 'firmware/main.ts' }, folder, '[name].js');
}

/**
 * Several programs with their common parts.
 *
 * @param programs path below the checkout, by the path that it gets below `folder`, without `.js`
 * @param parts where the common parts go, with `[name]`
 * @returns as `bundleFirmware` does
 */
export async function bundlePrograms(
  programs: Readonly<Record<string, string>>,
  folder: string,
  parts: string,
): Promise<readonly string[]> {
  const ours = dependencies();
  const input = Object.entries(programs).map(([name, path]) => [name, join(ROOT, path)]);
  return await built({
    ssr: { noExternal: true, external: NATIVE, target: 'node' },
    build: {
      ...{ ssr: true, outDir: folder, target: 'node24', minify: false },
      rolldownOptions: {
        input: Object.fromEntries(input),
        external: (name: string) => DRIVERS.includes(packageOf(name)) && !ours.includes(packageOf(name)),
        output: { format: 'esm', entryFileNames: '[name].js', chunkFileNames: parts },
      },
    },
  });
}

/** @param folder gets the page. @returns as `bundleFirmware` does */
export async function bundlePage(folder: string): Promise<readonly string[]> {
  return await built({
    configFile: join(ROOT, 'web-admin/vite.config.ts'),
    root: join(ROOT, 'web-admin'),
    build: { outDir: folder },
  });
}

async function built(config: InlineConfig): Promise<readonly string[]> {
  const output = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    ...config,
    build: { emptyOutDir: true, ...config.build },
  });
  if (Array.isArray(output) || !('output' in output)) throw new NoPackage('vite built something unexpected');
  const modules = output.output.flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []));
  return [...new Set(modules.flatMap(folderOf))].sort();
}

/** `…/node_modules/a/node_modules/b/lib/x.js` → `node_modules/a/node_modules/b` */
function folderOf(module: string): string[] {
  const found = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(module.replaceAll('\0', ''))?.[0];
  return found !== undefined && existsSync(join(found, 'package.json')) ? [relative(ROOT, found)] : [];
}

/** `mariadb/callback` → `mariadb` */
function packageOf(name: string): string {
  return name.split('/', name.startsWith('@') ? 2 : 1).join('/');
}

import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const KEPT = join(ROOT, '.cache', 'page');
/** Everything that the page is made of. */
const SOURCES = ['web-admin/src', 'web-admin/public'];
const FILES = ['web-admin/index.html', 'web-admin/vite.config.ts', 'package-lock.json'];

/**
 * Folder of the page as it ships, built from what stands in the working tree. The dozen files of tests that need it run in
 * processes of their own: whoever comes first builds it, the others take what has the same sources.
 */
export async function builtPage(): Promise<string> {
  const key = await printOfSources();
  const folder = join(KEPT, key);
  if (await isThere(folder)) return folder;
  await mkdir(KEPT, { recursive: true });
  const made = await mkdtemp(join(KEPT, 'making-'));
  // AVA says "test" here; the page that is tried is the one that ships.
  process.env['NODE_ENV'] = 'production';
  const { build } = await import('vite');
  await build({
    configFile: join(ROOT, 'web-admin/vite.config.ts'),
    logLevel: 'error',
    build: { outDir: made, emptyOutDir: true },
  });
  // Two may have come first: the page of either is the same.
  await rename(made, folder).catch(() => rm(made, { recursive: true, force: true }));
  const others = (await readdir(KEPT)).filter((name) => name !== key && !name.startsWith('making-'));
  for (const name of others) await rm(join(KEPT, name), { recursive: true, force: true });
  return folder;
}

async function printOfSources(): Promise<string> {
  const hash = createHash('sha256');
  const inside = await Promise.all(
    SOURCES.map(async (source) => {
      const entries = await readdir(join(ROOT, source), { recursive: true, withFileTypes: true });
      return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
    }),
  );
  for (const file of [...FILES.map((name) => join(ROOT, name)), ...inside.flat().sort()]) {
    hash.update(`${relative(ROOT, file)}\0`).update(await readFile(file));
  }
  return hash.digest('hex').slice(0, 16);
}

async function isThere(folder: string): Promise<boolean> {
  return (await readdir(folder).catch((): string[] => [])).includes('index.html');
}

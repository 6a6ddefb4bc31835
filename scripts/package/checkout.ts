import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Kept between builds; safe to delete. */
export const CACHE = join(ROOT, '.cache/package');

/** Says why no package can be built here, and what helps. */
export class NoPackage extends Error {}

interface Locked {
  readonly version: string;
  /** Subresource integrity of the archive: `sha512-…`. */
  readonly integrity?: string;
}

/** What package-lock.json says of a package. @throws NoPackage when it is not in there */
export function locked(name: string): Locked {
  const { packages } = readJson(join(ROOT, 'package-lock.json')) as { packages: Record<string, Locked> };
  const found = packages[`node_modules/${name}`];
  if (found === undefined) throw new NoPackage(`package-lock.json does not name ${name}`);
  return found;
}

export function versionOfCheckout(): string {
  return (readJson(join(ROOT, 'package.json')) as { version: string }).version;
}

/** Names of the packages that the box itself imports. */
export function dependencies(): readonly string[] {
  return Object.keys((readJson(join(ROOT, 'package.json')) as { dependencies: object }).dependencies);
}

/**
 * The time that every file of the package carries, in seconds: the date of the commit, so that the same commit gives
 * the same bytes. SOURCE_DATE_EPOCH wins over it, as everywhere.
 *
 * @throws NoPackage outside a git checkout without SOURCE_DATE_EPOCH
 */
export function sourceDate(): number {
  const given = process.env['SOURCE_DATE_EPOCH'];
  if (given !== undefined && /^\d{1,12}$/.test(given)) return Number(given);
  try {
    const words = ['-C', ROOT, 'log', '-1', '--format=%ct'];
    return Number(execFileSync('git', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  } catch (cause) {
    throw new NoPackage('This is no git checkout: set SOURCE_DATE_EPOCH to the date of the sources.', {
      cause,
    });
  }
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE, locked, NoPackage, ROOT } from './checkout.ts';
import { runTool } from './run-tool.ts';

/**
 * The folder of an npm package in the version of package-lock.json: the installed one, or, for the architecture that
 * this machine is not, one fetched through npm, checked against the lock file and kept.
 */
export function npmPackage(name: string): string {
  const installed = join(ROOT, 'node_modules', name);
  if (existsSync(join(installed, 'package.json'))) return installed;
  const { version, integrity } = locked(name);
  const kept = join(CACHE, 'npm', `${name.replace('/', '+')}-${version}`);
  if (!existsSync(kept)) fetch(name, version, integrity, kept);
  return join(kept, 'package');
}

function fetch(name: string, version: string, integrity: string | undefined, kept: string): void {
  mkdirSync(join(CACHE, 'npm'), { recursive: true });
  const folder = mkdtempSync(join(CACHE, 'npm', 'new-'));
  try {
    runTool('npm', ['pack', '--silent', '--pack-destination', folder, `${name}@${version}`], {
      from: ['npm'],
    });
    const [file = ''] = readdirSync(folder);
    const archive = join(folder, file);
    checkIntegrity(name, readFileSync(archive), integrity);
    runTool('tar', ['-xzf', archive, '-C', folder, '--no-same-owner']);
    rmSync(archive);
    renameSync(folder, kept);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function checkIntegrity(name: string, archive: Buffer, wanted: string | undefined): void {
  const found = `sha512-${createHash('sha512').update(archive).digest('base64')}`;
  if (found !== wanted) throw new NoPackage(`${name} from npm is not what package-lock.json says: ${found}`);
}

import { chown, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fingerprint, foldSetupCode, newSetupCode, sameFingerprint } from './secret.ts';

/** Name of the file in the data folder that lets one person make an administrator. It holds no code, only its print. */
const FILE = 'setup-code';

interface Kept {
  readonly print: string;
  /** Wall clock, ms; null: until it is used. */
  readonly endsAt: number | null;
}

/**
 * Lets whoever reads the returned code make an administrator. A code that was given before is void. Works beside a
 * running box, which reads the file when somebody comes with a code.
 *
 * @param endsAt wall clock, ms; null: until it is used
 * @returns the code, which is kept nowhere
 */
export async function issueSetupCode(folder: string, endsAt: number | null): Promise<string> {
  const code = newSetupCode();
  const kept: Kept = { print: fingerprint(foldSetupCode(code)), endsAt };
  const file = join(folder, FILE);
  await writeFile(`${file}.new`, JSON.stringify(kept), { mode: 0o600 });
  // Written by root on the command line, it is to be read by the user of the box.
  const owner = await stat(folder);
  if (process.getuid?.() === 0) await chown(`${file}.new`, owner.uid, owner.gid);
  await rename(`${file}.new`, file);
  return code;
}

export async function withdrawSetupCode(folder: string): Promise<void> {
  await rm(join(folder, FILE), { force: true });
}

/** Is there a code that somebody could use? */
export async function isSetupOpen(folder: string, now: number): Promise<boolean> {
  return (await read(folder, now)) !== null;
}

export async function isSetupCode(folder: string, typed: string, now: number): Promise<boolean> {
  const kept = await read(folder, now);
  return kept !== null && sameFingerprint(kept.print, fingerprint(foldSetupCode(typed)));
}

async function read(folder: string, now: number): Promise<Kept | null> {
  const text = await readFile(join(folder, FILE), 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    const kept = JSON.parse(text) as Kept;
    return kept.endsAt !== null && kept.endsAt <= now ? null : kept;
  } catch {
    return null;
  }
}

import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Architecture } from '../architecture.ts';
import { CACHE } from '../checkout.ts';
import { NoTrial } from './no-trial.ts';
import { command } from './shell.ts';

/** What a Raspberry Pi OS or a Debian server has besides the bare minimum. */
const PACKAGES = ['systemd', 'systemd-sysv', 'udev', 'dbus', 'libstdc++6'];
const SUITE = 'bookworm';
const MINUTES = 60_000;

/**
 * A small Debian 12 for the trial, made once and kept.
 *
 * @returns its root folder, not to be written to
 * @throws NoTrial where it cannot be made
 */
export async function baseSystem({ debian }: Architecture, say: (line: string) => void): Promise<string> {
  const kept = join(CACHE, `base-${SUITE}-${debian}`);
  if (existsSync(kept)) return kept;
  const mirror = await archive();
  mkdirSync(CACHE, { recursive: true });
  const work = mkdtempSync(join(CACHE, 'base-new-'));
  const root = join(work, 'root');
  say(`making a Debian 12 for ${debian} (debootstrap), once`);
  const words = [`--arch=${debian}`, '--variant=minbase', `--include=${PACKAGES.join(',')}`];
  try {
    await command('debootstrap', [...words, SUITE, root, mirror], 60 * MINUTES);
    renameSync(root, kept);
  } catch (cause) {
    throw new NoTrial(`no Debian 12 could be made here: ${cause instanceof Error ? cause.message : cause}`, {
      cause,
    });
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return kept;
}

/** The archive that this machine's own apt uses. */
async function archive(): Promise<string> {
  const listed = await command('apt-get', ['indextargets', '--format', '$(REPO_URI)']).catch(() => '');
  const found = listed.split('\n').find((uri) => /\/debian\/?$/.test(uri));
  if (found === undefined) throw new NoTrial('the apt sources of this machine name no Debian archive');
  return found;
}

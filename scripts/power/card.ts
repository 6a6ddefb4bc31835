import { execFile } from 'node:child_process';
import { closeSync, ftruncateSync, openSync } from 'node:fs';
import { promisify } from 'node:util';
import type { Fault } from './judge.ts';

const run = promisify(execFile);

/** Bytes of a card: small, so that it is quickly copied; many times what a day needs. */
const CARD_BYTES = 64 << 20;

/** Makes an image file with an empty ext4 as the installer of a card makes it. */
export async function makeCard(image: string, bytes = CARD_BYTES): Promise<void> {
  const file = openSync(image, 'w');
  ftruncateSync(file, bytes);
  closeSync(file);
  // Of itself mkfs takes other settings for small disks than for cards: blocks of 1 kB.
  await run('mkfs.ext4', ['-q', '-F', '-T', 'default', '-b', '4096', '-m', '0', image]);
}

/** Copies an image and leaves out what is empty. */
export async function copyCard(from: string, to: string): Promise<void> {
  await run('cp', ['--sparse=always', '--reflink=auto', from, to]);
}

/** How a box mounts its card (docs/power.md). */
export const MOUNT_OPTIONS = 'noatime,lazytime';

/**
 * Mounts an image here; the kernel replays its journal.
 *
 * @throws with the words of the kernel when it does not mount
 */
export async function mountCard(image: string, folder: string): Promise<void> {
  await run('mount', ['-t', 'ext4', '-o', `loop,${MOUNT_OPTIONS}`, image, folder]);
}

/**
 * Takes it away again with everything on the image. Another program of this computer that has its own list of mounts
 * (a browser, a service) may have copied ours and hold it for a while: then it is the kernel that does not let go.
 */
export async function unmountCard(folder: string): Promise<void> {
  await run('sync', ['-f', folder]);
  await run('umount', [folder]);
}

/** Takes away what is mounted here, also when its disk is dead. */
export async function letGoOfCard(folder: string): Promise<void> {
  await run('umount', ['-l', folder]).catch(() => undefined);
}

/** @returns what e2fsck finds wrong in a file system that was mounted and let go of */
export async function cardFaults(image: string): Promise<Fault[]> {
  // Where the kernel has not let go the journal is still open, as it is after every start: that is no fault.
  await run('e2fsck', ['-y', '-E', 'journal_only', image]).catch(() => undefined);
  return await run('e2fsck', ['-f', '-n', image]).then(
    () => [],
    (error: { readonly stdout?: string }) => [
      { kind: 'file-system', detail: error.stdout || String(error) } as const,
    ],
  );
}

/** Why no image can be mounted on this computer; null: it can. */
export async function whyNoCard(): Promise<string | null> {
  if (process.getuid?.() !== 0) return 'only root may mount a disk image';
  return await run('sh', ['-c', 'command -v mkfs.ext4 && command -v e2fsck && losetup -f']).then(
    () => null,
    () => 'mkfs.ext4, e2fsck or a free loop device is missing',
  );
}

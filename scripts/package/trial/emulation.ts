import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Architecture } from '../architecture.ts';
import { NoTrial } from './no-trial.ts';
import { command } from './shell.ts';

const BINFMT = '/proc/sys/fs/binfmt_misc';
const QEMU = { amd64: 'qemu-x86_64-static', arm64: 'qemu-aarch64-static' } as const;
/** The first bytes of a program for that processor, and which of their bits count. */
const MAGIC = {
  amd64: String.raw`\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x02\x00\x3e\x00`,
  arm64: String.raw`\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x02\x00\xb7\x00`,
} as const;
const MASK = String.raw`\xff\xff\xff\xff\xff\xff\xff\x00\xff\xff\xff\xff\xff\xff\xff\xff\xfe\xff\xff\xff`;

/** Whether programs for it are no programs of this machine. */
export function isForeign({ node }: Architecture): boolean {
  return process.arch !== node;
}

/**
 * Lets the kernel start programs of another processor through QEMU, where it does not do so already.
 *
 * @returns how to undo what was done. @throws NoTrial
 */
export async function letEmulate(architecture: Architecture): Promise<() => void> {
  const name = `rusuban-${architecture.debian}`;
  if (!isForeign(architecture) || isRegistered(architecture)) return () => {};
  const qemu = join('/usr/bin', QEMU[architecture.debian]);
  if (!existsSync(qemu)) throw new NoTrial(`${qemu} is missing. Install: qemu-user-static`);
  const register = join(BINFMT, 'register');
  if (!existsSync(register)) {
    await command('mount', ['-t', 'binfmt_misc', 'binfmt_misc', BINFMT]).catch(() => {
      throw new NoTrial('this kernel starts no programs of other processors (binfmt_misc)');
    });
  }
  // F: QEMU is opened now, so that it is found from inside another root as well.
  writeFileSync(register, `:${name}:M::${MAGIC[architecture.debian]}:${MASK}:${qemu}:OCF`);
  return () => writeFileSync(join(BINFMT, name), '-1');
}

/** Debian's own packages register it under QEMU's name. */
function isRegistered({ debian }: Architecture): boolean {
  const files = [join(BINFMT, `rusuban-${debian}`), join(BINFMT, QEMU[debian].replace('-static', ''))];
  return files.some((file) => existsSync(file) && /^flags: \w*F/m.test(readFileSync(file, 'utf8')));
}

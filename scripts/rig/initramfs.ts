import { execFile } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { makeGuestFiles } from './guest-files.ts';
import { type Kernel, NoRig } from './kernel.ts';

const run = promisify(execFile);

/** What the rig's guest needs beyond what is built into the kernel. */
const WANTED = [
  ...['9p', '9pnet_virtio', 'configfs', 'gpio-sim', 'xhci-pci', 'ftdi_sio', 'virtio_blk', 'ext4'],
  ...['virtio_pci', 'virtio_console', 'virtio_net'],
];

export interface Places {
  /** The checkout. */
  readonly project: string;
  /** Where the image goes; what stands there is replaced at the end. */
  readonly image: string;
}

/**
 * Builds the first file system of the guest: busybox, the modules that it needs with those they depend on, its init
 * script, and what it runs. All of it is in the guest's memory then: files that are shared from outside are slow.
 *
 * @throws {NoRig} when something of this computer does not serve
 */
export async function buildInitramfs(kernel: Kernel, { project, image }: Places): Promise<void> {
  const root = mkdtempSync(`${image}-`);
  try {
    await fill(kernel, root, project);
    const packed = `${root}.cpio`;
    await run('sh', ['-c', PACK, 'sh', root, packed]);
    renameSync(packed, image);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

const PACK = 'cd "$1" && find . | busybox cpio -o -H newc >"$2" 2>/dev/null';

async function fill(kernel: Kernel, root: string, project: string): Promise<void> {
  for (const part of ['bin', 'modules']) mkdirSync(join(root, part), { recursive: true });
  const busybox = await run('sh', ['-c', 'command -v busybox']).catch(() => {
    throw new NoRig('busybox is not installed (Debian package busybox-static)');
  });
  const shell = busybox.stdout.trim();
  // It runs before there are any libraries.
  const isStatic = await run('ldd', [shell]).then(
    () => false,
    () => true,
  );
  if (!isStatic) throw new NoRig('busybox needs libraries here (Debian package busybox-static does not)');
  copyFileSync(shell, join(root, 'bin/busybox'));
  const order = await unpackModules(kernel, join(root, 'modules'));
  writeFileSync(join(root, 'modules/order'), `${order.join('\n')}\n`);
  copyFileSync(join(project, 'scripts/rig/guest/init.sh'), join(root, 'init'));
  chmodSync(join(root, 'init'), 0o755);
  await makeGuestFiles(project, join(root, 'rig'));
}

/** @returns the names of the files, each after those it depends on */
async function unpackModules(kernel: Kernel, target: string): Promise<string[]> {
  const packed = new Map<string, string>();
  for (const file of readdirSync(kernel.modules, { recursive: true, encoding: 'utf8' })) {
    const name = /([^/]+)\.ko\.xz$/.exec(file)?.[1];
    if (name !== undefined) packed.set(oneSpelling(name), join(kernel.modules, file));
  }
  const order: string[] = [];
  const unpack = async (name: string): Promise<void> => {
    const file = packed.get(oneSpelling(name));
    const module = file === undefined ? '' : basename(file, '.xz');
    // What is no module is built into this kernel.
    if (file === undefined || order.includes(module)) return;
    const { stdout } = await run('xz', ['-dc', file], { encoding: 'buffer', maxBuffer: 64 << 20 });
    writeFileSync(join(target, module), stdout);
    for (const other of dependencies(stdout)) await unpack(other);
    if (!order.includes(module)) order.push(module);
  };
  for (const name of WANTED) await unpack(name);
  return order;
}

/** As the module says in its section .modinfo: `depends=usbserial,usbcore`. */
function dependencies(module: Buffer): string[] {
  const text = module.toString('latin1');
  const list = /\0depends=([^\0]*)\0/.exec(text)?.[1] ?? '';
  return list === '' ? [] : list.split(',');
}

function oneSpelling(module: string): string {
  return module.replaceAll('-', '_');
}

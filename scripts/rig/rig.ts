import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildInitramfs } from './initramfs.ts';
import { findKernel, hasKernel, type Kernel, NoRig } from './kernel.ts';
import { takeTurn } from './lock.ts';
import { GuestPanic, Machine, type MachineOptions } from './machine.ts';

export const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
/** Kernel, its modules and the first file system: downloaded once, and built when something changed. */
export const CACHE = join(PROJECT, '.cache/rig');
const IMAGE = join(CACHE, 'initramfs.cpio');

/** What goes into the image: a folder's own time tells of files that were removed. */
const SOURCES = ['firmware', 'hw', 'scripts', 'test/rig', 'test/hw/gpio', 'package-lock.json'];
/** Two emulated processors now and then break the kernel of the guest while it patches its own code at the start. */
const MOST_BOOTS = 3;
const BUILD_LIMIT_MS = 5 * 60_000;

/** Programs and the Debian packages that have them. */
const TOOLS = [
  ['qemu-system-x86_64', 'qemu-system-x86'],
  ['busybox', 'busybox-static'],
  ['xz', 'xz-utils'],
] as const;

/** The USB serial adapter of the machine, as the configuration of a box names it. */
export const ADAPTER = 'PBX0001';

/** @returns why there is no rig on this computer, without a look beyond it; null: there may be one */
export function rigMissing(): string | null {
  const lacking = TOOLS.filter(([program]) => !isInPath(program)).map(([, name]) => name);
  if (lacking.length > 0) return `Debian packages are not installed: ${lacking.join(', ')}`;
  return hasKernel(CACHE) ? null : 'the kernel was not downloaded yet (scripts/test and npm run rig do that)';
}

/**
 * Everything that a machine is started from, new where something has changed.
 *
 * @returns the kernel. @throws {NoRig} where there is none to be had on this computer, with the reason
 */
export async function prepareFiles(say: (line: string) => void): Promise<Kernel> {
  for (const [program, name] of TOOLS)
    if (!isInPath(program)) throw new NoRig(`${program} is not installed (Debian package ${name})`);
  mkdirSync(CACHE, { recursive: true });
  const kernel = await findKernel(CACHE, say);
  await freshImage(kernel, say);
  return kernel;
}

/** What is plugged into a machine. */
export type Equipment = Pick<MachineOptions, 'uarts' | 'usb' | 'more' | 'turnLimitMs'>;

const DESK: Equipment = { uarts: 2, usb: [ADAPTER] };

/**
 * A machine that is ready to be started.
 *
 * @param equipment left out: two UARTs and one USB serial adapter
 * @throws {NoRig} as `prepareFiles`
 */
export async function prepareRig(say: (line: string) => void, equipment: Equipment = DESK): Promise<Machine> {
  const kernel = await prepareFiles(say);
  return new Machine({ kernel, initramfs: IMAGE, project: PROJECT, ...equipment });
}

/** Starts the machine when no other one runs on this computer. @throws with the last lines of its console */
export async function boot(machine: Machine, say: (line: string) => void): Promise<void> {
  const from = performance.now();
  for (let boots = 1; !(await isUp(machine, boots === MOST_BOOTS)); boots++)
    say('the kernel of the guest fell over at its start; once more');
  const release = (await machine.must('uname -r')).trim();
  say(`kernel ${release} is up after ${((performance.now() - from) / 1000).toFixed(1)} s`);
}

/** @returns false: its kernel fell over, and it may be started again. @throws whatever else is the matter */
async function isUp(machine: Machine, isLast: boolean): Promise<boolean> {
  try {
    await machine.start();
    return true;
  } catch (error) {
    if (isLast || !(error instanceof GuestPanic)) {
      await machine.stop();
      throw error;
    }
    await machine.kill();
    return false;
  }
}

/** Both. @throws {NoRig} */
export async function bootRig(say: (line: string) => void, equipment: Equipment = DESK): Promise<Machine> {
  const machine = await prepareRig(say, equipment);
  await boot(machine, say);
  return machine;
}

/** Builds the first file system of the guest anew when something that goes into it has changed since. */
async function freshImage(kernel: Kernel, say: (line: string) => void): Promise<void> {
  const endTurn = await takeTurn('build', BUILD_LIMIT_MS);
  try {
    const builtAt = statSync(IMAGE, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (newestOf([...SOURCES.map((name) => join(PROJECT, name)), kernel.vmlinux]) < builtAt) return;
    say('building the first file system of the guest');
    await buildInitramfs(kernel, { project: PROJECT, image: IMAGE });
  } finally {
    await endTurn();
  }
}

/** When the latest of these files and folders, and of what is in them, was changed: wall clock, ms. */
function newestOf(paths: readonly string[]): number {
  const times = paths.flatMap((path) => [
    path,
    ...(statSync(path).isDirectory()
      ? readdirSync(path, { recursive: true, encoding: 'utf8' }).map((name) => join(path, name))
      : []),
  ]);
  return Math.max(...times.map((path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0));
}

function isInPath(program: string): boolean {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.some((folder) => existsSync(join(folder, program)));
}

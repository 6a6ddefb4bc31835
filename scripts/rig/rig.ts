import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { buildInitramfs } from './initramfs.ts';
import { findKernel, NoRig } from './kernel.ts';
import { Machine } from './machine.ts';

export const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
/** Kernel, its modules and the first file system: downloaded and built once. */
export const CACHE = join(PROJECT, '.cache/rig');
const INIT = join(PROJECT, 'scripts/rig/guest/init.sh');

const run = promisify(execFile);

/** The USB serial adapter of the machine, as the configuration of a box names it. */
export const ADAPTER = 'PBX0001';

/**
 * A machine with two UARTs and one USB serial adapter, ready to be started.
 *
 * @throws {NoRig} where there is none to be had on this computer, with the reason
 */
export async function prepareRig(say: (line: string) => void): Promise<Machine> {
  await run('qemu-system-x86_64', ['--version']).catch(() => {
    throw new NoRig('QEMU is not installed (Debian package qemu-system-x86)');
  });
  mkdirSync(CACHE, { recursive: true });
  const kernel = await findKernel(CACHE, say);
  const initramfs = await buildInitramfs(kernel, INIT, CACHE);
  await compileCode();
  return new Machine({ kernel, initramfs, project: PROJECT, uarts: 2, usb: [ADAPTER] });
}

/** Starts the machine when no other one runs on this computer. @throws with the last lines of its console */
export async function boot(machine: Machine, say: (line: string) => void): Promise<void> {
  const from = performance.now();
  try {
    await machine.start();
  } catch (error) {
    await machine.stop();
    throw error;
  }
  const release = (await machine.must('uname -r')).trim();
  say(`kernel ${release} is up after ${((performance.now() - from) / 1000).toFixed(1)} s`);
}

/** Both. @throws {NoRig} */
export async function bootRig(say: (line: string) => void): Promise<Machine> {
  const machine = await prepareRig(say);
  await boot(machine, say);
  return machine;
}

/**
 * Lets Node compile the firmware here and keep the result for the Node of the guest, where it takes twenty times as
 * long. A box that starts without it starts all the same.
 */
async function compileCode(): Promise<void> {
  const env = { ...process.env, NODE_COMPILE_CACHE: join(CACHE, 'code'), NODE_COMPILE_CACHE_PORTABLE: '1' };
  for (const words of [['firmware/main.ts', 'formats'], ['scripts/rig/compile.ts']])
    await run(process.execPath, words, { env, cwd: PROJECT }).catch(() => undefined);
}

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildInitramfs } from './initramfs.ts';
import { findKernel } from './kernel.ts';
import { Machine } from './machine.ts';

export const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
/** Kernel, its modules and the first file system: downloaded and built once. */
export const CACHE = join(PROJECT, '.cache/rig');
const INIT = join(PROJECT, 'scripts/rig/guest/init.sh');

/** The USB serial adapter of the machine, as the configuration of a box names it. */
export const ADAPTER = 'PBX0001';

/**
 * A machine with two UARTs and one USB serial adapter, booted.
 *
 * @throws {NoRig} where there is none to be had on this computer, with the reason
 */
export async function bootRig(say: (line: string) => void): Promise<Machine> {
  mkdirSync(CACHE, { recursive: true });
  const kernel = await findKernel(CACHE, say);
  const initramfs = await buildInitramfs(kernel, INIT, CACHE);
  const machine = new Machine({ kernel, initramfs, project: PROJECT, uarts: 2, usb: [ADAPTER] });
  const from = Date.now();
  try {
    await machine.start();
  } catch (error) {
    await machine.stop();
    throw error;
  }
  say(`kernel ${kernel.version} booted in ${((Date.now() - from) / 1000).toFixed(1)} s`);
  return machine;
}

import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { bundle } from './bundle.ts';

const run = promisify(execFile);
const WARM_UP_LIMIT_MS = 60_000;

/**
 * Makes what the guest finds under /rig: `bin/node`; `box`, the firmware and the tools of the rig in few files; `code`,
 * these as Node compiled them here, because the guest takes twenty times as long. A box that starts without the last
 * starts all the same.
 *
 * @param folder is emptied first
 */
export async function makeGuestFiles(project: string, folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'bin'), { recursive: true });
  copyFileSync(process.execPath, join(folder, 'bin/node'));
  const box = join(folder, 'box');
  await bundle(project, box);
  // Native parts and the page stay in the checkout, here and there.
  const links = ['node_modules', 'web-admin'].map((name) => [join(project, name), join(box, name)] as const);
  for (const [to, link] of links) symlinkSync(to, link);
  await compile(box, join(folder, 'code')).catch(() => undefined);
  for (const [, link] of links) rmSync(link);
}

/** Runs the box and what is loaded late for a moment; Node keeps what it compiled meanwhile. */
async function compile(box: string, code: string): Promise<void> {
  const env = { ...process.env, NODE_COMPILE_CACHE: code, NODE_COMPILE_CACHE_PORTABLE: '1' };
  const data = mkdtempSync(join(tmpdir(), 'rusuban-warm-up-'));
  try {
    const words = ['firmware/main.js', 'start', '--demo', '--data', data, '--port', '0'];
    await warmUp(spawn(process.execPath, words, { env, cwd: box, stdio: ['ignore', 'pipe', 'ignore'] }));
    await run(process.execPath, ['scripts/rig/guest/load-serial.js'], { env, cwd: box });
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

/** Ends the box as soon as it says where it is. */
async function warmUp(box: ChildProcess): Promise<void> {
  const limit = setTimeout(() => box.kill('SIGKILL'), WARM_UP_LIMIT_MS);
  box.stdout?.once('data', () => box.kill('SIGTERM'));
  await once(box, 'exit');
  clearTimeout(limit);
}

import { readdir, readFile, readlink, realpath } from 'node:fs/promises';
import { join } from 'node:path';

/** A program that has a port open. */
export interface PortHolder {
  readonly pid: number;
  /** As the kernel calls it, at most 15 characters. */
  readonly name: string;
}

/**
 * The program that has the port open, or null: it may belong to somebody whose programs we may not look at. This
 * process itself does not count. Never rejects.
 */
export async function holderOf(path: string, proc = '/proc'): Promise<PortHolder | null> {
  const device = await realpath(path).catch(() => path);
  const pids = (await readdir(proc).catch(() => [])).filter((name) => /^\d+$/.test(name)).map(Number);
  for (const pid of pids) {
    if (pid === process.pid || !(await holds(join(proc, String(pid), 'fd'), device))) continue;
    const name = await readFile(join(proc, String(pid), 'comm'), 'utf8').catch(() => '');
    return { pid, name: name.trim() };
  }
  return null;
}

async function holds(folder: string, device: string): Promise<boolean> {
  for (const descriptor of await readdir(folder).catch(() => [])) {
    if ((await readlink(join(folder, descriptor)).catch(() => '')) === device) return true;
  }
  return false;
}

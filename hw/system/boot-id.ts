import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';

const FILE = '/proc/sys/kernel/random/boot_id';

/**
 * The kernel's name of the time since the machine was switched on: monotonic time goes on in it, also when the program
 * is started anew. Where the kernel has none every process is a time of its own.
 */
export function readBootId(): string {
  try {
    return readFileSync(FILE, 'utf8').trim();
  } catch {
    return randomUUID();
  }
}

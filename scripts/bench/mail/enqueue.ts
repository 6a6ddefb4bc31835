import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeOutbox } from './outbox.ts';

/** Appends of the size of a mail a second, each of them on the disk before the next: what the disk allows. */
export function bareAppends(count: number): number {
  const folder = mkdtempSync(join(tmpdir(), 'rusuban-bench-append-'));
  const file = openSync(join(folder, 'appends'), 'a');
  const bytes = Buffer.alloc(4096, 'x');
  const began = performance.now();
  for (let n = 0; n < count; n += 1) {
    writeSync(file, bytes);
    fdatasyncSync(file);
  }
  const seconds = (performance.now() - began) / 1000;
  closeSync(file);
  rmSync(folder, { recursive: true });
  return count / seconds;
}

/** Missed calls a second that are on the disk with their mails. @param batch calls of one transaction */
export async function enqueues(count: number, batch: number): Promise<number> {
  const outbox = await makeOutbox();
  const began = performance.now();
  await outbox.enqueue(0, count, batch);
  const seconds = (performance.now() - began) / 1000;
  await outbox.close();
  return count / seconds;
}

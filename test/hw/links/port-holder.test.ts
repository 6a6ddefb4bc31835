import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { holderOf } from '../../../hw/links/port-holder.ts';

/** A folder as the kernel shows its processes: each with a name and what it has open. */
const processes = (list: Readonly<Record<number, readonly [name: string, ...open: string[]]>>): string => {
  const proc = mkdtempSync(join(tmpdir(), 'rusuban-proc-'));
  for (const [pid, [name, ...open]] of Object.entries(list)) {
    mkdirSync(join(proc, pid, 'fd'), { recursive: true });
    writeFileSync(join(proc, pid, 'comm'), `${name}\n`);
    for (const [at, path] of open.entries()) symlinkSync(path, join(proc, pid, 'fd', String(at)));
  }
  mkdirSync(join(proc, 'self'));
  return proc;
};

test('the program that has a port open is named, by whatever name the port is asked for', async (t) => {
  const proc = processes({ 5: ['bash', '/dev/null'], 77: ['ModemManager', 'socket:[1]', '/dev/ttyX9'] });
  const folder = mkdtempSync(join(tmpdir(), 'rusuban-dev-'));
  t.teardown(() => [proc, folder].map((one) => rmSync(one, { recursive: true })));
  t.deepEqual(await holderOf('/dev/ttyX9', proc), { pid: 77, name: 'ModemManager' });
  t.is(await holderOf('/dev/ttyX8', proc), null);
  const target = join(folder, 'tty');
  writeFileSync(target, '');
  symlinkSync(target, join(folder, 'by-id'));
  symlinkSync(target, join(proc, '5', 'fd', '9'));
  t.deepEqual(await holderOf(join(folder, 'by-id'), proc), { pid: 5, name: 'bash' });
});

test('this process does not count, and where nothing may be looked at nobody has it', async (t) => {
  const proc = processes({ [process.pid]: ['node', '/dev/ttyX9'] });
  t.teardown(() => rmSync(proc, { recursive: true }));
  t.is(await holderOf('/dev/ttyX9', proc), null);
  t.is(await holderOf('/dev/ttyX9', '/nowhere'), null);
});

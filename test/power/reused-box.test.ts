import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { ReusedBox } from '../../scripts/power/reused-box.ts';

/** A box that does what the name of its configuration says; its address is its process and the folder. */
const PROGRAM = `
process.on('message', ({ type, configFile, dataDir }) => {
  if (configFile === 'dies') { console.error('the card is unreadable'); process.exit(1); }
  const url = 'http://' + process.pid + '/' + dataDir;
  process.send(type === 'stop' ? { type: 'stopped' } : configFile === 'fails' ? { type: 'failed', why: 'no such table' } : { type: 'started', url });
});`;

test('one process starts a box on folder after folder; where one fails, ends or does not stop, the next has a process of its own', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'rusuban-reused-'));
  t.teardown(() => rmSync(folder, { recursive: true }));
  const program = join(folder, 'box.mjs');
  writeFileSync(program, PROGRAM);
  const box = new ReusedBox(program);
  t.teardown(() => box.end());
  const processes: string[] = [];
  const start = async (dataDir: string) => {
    const one = box.with('well', dataDir);
    const { hostname, pathname } = new URL(await one.start());
    t.is(pathname, `/${dataDir}`);
    processes.push(hostname);
    return one;
  };

  for (const dataDir of ['a', 'b']) {
    const one = await start(dataDir);
    await one.stop();
    await one.kill();
  }
  const failing = box.with('fails', 'c');
  await t.throwsAsync(failing.start(), { message: 'no such table' });
  await failing.kill();
  await (await start('d')).kill();
  await t.throwsAsync(box.with('dies', 'e').start(), { message: /the box ended: the card is unreadable/ });
  await start('f');
  t.is(processes[0], processes[1]);
  t.is(new Set(processes).size, 3);
});

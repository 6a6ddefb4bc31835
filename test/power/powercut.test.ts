import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import test from 'ava';

const PROGRAM = fileURLToPath(new URL('../../scripts/power/run.ts', import.meta.url));

test('after a power cut at any write the file system mounts, the box starts, and every call, memo and mail is there', async (t) => {
  t.timeout(600_000);
  const words = ['--here', '--calls', '8', '--images', '12', '--seed', '20261127'];
  const { stdout } = await promisify(execFile)(process.execPath, [PROGRAM, ...words]).catch(
    (error: { stdout: string; stderr: string }) => ({ stdout: error.stdout + error.stderr }),
  );
  const figures = stdout.split('\n').filter((line) => line !== '' && !line.startsWith('power: '));
  for (const figure of figures) t.log(figure);
  if (figures[0]?.startsWith('skipped: ')) return t.pass();
  t.true(figures.includes('12 images whole, 0 with faults'), stdout);
});

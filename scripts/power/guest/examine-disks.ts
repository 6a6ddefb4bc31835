/**
 * Looks at disks whose power was cut, inside the guest: `node examine-disks.ts /dev/vda /dev/vdb …`. Prints a line of
 * JSON for each, an `Aftermath`.
 */
import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { MOUNT_OPTIONS } from '../card.ts';
import type { Fault } from '../judge.ts';
import { type Aftermath, attempt, lookInside } from '../look-inside.ts';
import { ReusedBox } from '../reused-box.ts';

const run = promisify(execFile);
const FOLDER = '/box/card';

async function examine(disk: string, box: ReusedBox): Promise<Aftermath> {
  const failed = await attempt('mount', () =>
    run('mount', ['-t', 'ext4', '-o', MOUNT_OPTIONS, disk, FOLDER]),
  );
  if (failed !== null) return { faults: [failed], facts: null, received: [] };
  const makeBox = (config: string, data: string) => box.with(config, data);
  const look = lookInside({ folder: FOLDER, makeBox, sendLimitMs: 15 * 60_000, everyMs: 200 });
  const aftermath = await look.finally(() => run('umount', [FOLDER]));
  return { ...aftermath, faults: [...aftermath.faults, ...(await kernelFaults(disk))] };
}

/** What the guest's kernel complained of since the last disk. */
async function kernelFaults(disk: string): Promise<Fault[]> {
  const { stdout } = await run('busybox', ['dmesg', '-c'], { maxBuffer: 16 << 20 });
  const bad = stdout
    .split('\n')
    .filter((line) => /EXT4-fs (error|warning)|I\/O error|JBD2: .*(fail|error)/i.test(line));
  return bad.length === 0 ? [] : [{ kind: 'file-system', detail: `${disk}: ${bad.join('; ')}` }];
}

mkdirSync(FOLDER, { recursive: true });
const box = new ReusedBox(fileURLToPath(new URL('box-host.js', import.meta.url)));
await kernelFaults('before');
for (const disk of process.argv.slice(2)) console.log(JSON.stringify(await examine(disk, box)));
await box.end();

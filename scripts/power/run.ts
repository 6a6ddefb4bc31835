import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { whyNoCard } from './card.ts';
import { whyNoShownDisk } from './shown-disk.ts';

const PROGRAM = fileURLToPath(new URL('day-and-cuts.ts', import.meta.url));
/**
 * A list of mounts of its own: other programs of this computer, which copy theirs from ours, hold no image, and the
 * mounts go with the program, however it ends.
 */
const ALONE = ['--mount', '--propagation', 'private', 'setpriv', '--pdeathsig', 'KILL', process.execPath];

const missing = (await whyNoCard()) ?? (await whyNoShownDisk());
if (missing === null) {
  const child = spawn('unshare', [...ALONE, PROGRAM, ...process.argv.slice(2)], { stdio: 'inherit' });
  const [code] = (await once(child, 'exit')) as [number | null];
  process.exitCode = code ?? 1;
} else console.log(`skipped: ${missing}`);

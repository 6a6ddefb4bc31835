import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('day-and-cuts.ts', import.meta.url));
/**
 * A list of mounts of its own: other programs of this computer, which copy theirs from ours, hold no image, and the
 * mounts go with the program, however it ends. Whoever is not root mounts nothing.
 */
const ALONE = process.getuid?.() === 0 ? ['unshare', '--mount', '--propagation', 'private'] : [];

const words = [...ALONE, 'setpriv', '--pdeathsig', 'KILL', process.execPath, PROGRAM];
const [command = '', ...rest] = [...words, ...process.argv.slice(2)];
const child = spawn(command, rest, { stdio: 'inherit' });
const [code] = (await once(child, 'exit')) as [number | null];
process.exitCode = code ?? 1;

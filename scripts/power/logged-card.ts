import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, statSync } from 'node:fs';
import { promisify } from 'node:util';
import { until } from '../rig/until.ts';

const run = promisify(execFile);
const STORAGE_DAEMON = 'qemu-storage-daemon';

/** Why no disk of this computer can be logged; null: one can. */
export async function whyNoLog(): Promise<string | null> {
  if (!existsSync('/dev/fuse')) return 'this kernel has no FUSE';
  return await run('sh', ['-c', `command -v ${STORAGE_DAEMON} && command -v setpriv`]).then(
    () => null,
    () => `${STORAGE_DAEMON} (Debian package qemu-system-common) or setpriv (util-linux) is missing`,
  );
}

/** The words for QEMU that make a disk out of an image and log every request to it. Its name is `card`. */
export function loggedDisk(disk: string, log: string): string {
  // What QEMU is asked to flush it logs; whether it reaches the disk of this computer does not matter.
  const file = (filename: string) => ({
    driver: 'file',
    filename,
    cache: { direct: false, 'no-flush': true },
  });
  return JSON.stringify({ driver: 'blklogwrites', 'node-name': 'card', file: file(disk), log: file(log) });
}

/**
 * A disk of this computer whose requests are logged: QEMU's storage daemon shows it as a file, and a loop device makes
 * a block device of the file. It passes every request on at once, flushes as well.
 */
export class LoggedCard {
  readonly #disk: string;
  readonly #log: string;
  readonly #file: string;
  #daemon: ChildProcess | null = null;

  /** @param file where the disk appears */
  constructor(disk: string, log: string, file: string) {
    this.#disk = disk;
    this.#log = log;
    this.#file = file;
  }

  async start(): Promise<void> {
    closeSync(openSync(this.#file, 'w'));
    const words = ['--blockdev', loggedDisk(this.#disk, this.#log)];
    const shown = `type=fuse,id=card,node-name=card,mountpoint=${this.#file},writable=on`;
    // It must not outlive a test that was killed.
    const daemon = spawn('setpriv', ['--pdeathsig', 'KILL', STORAGE_DAEMON, ...words, '--export', shown], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    daemon.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    this.#daemon = daemon;
    const { size } = statSync(this.#disk);
    await until('the logged disk', async () => {
      if (daemon.exitCode !== null) throw new Error(`${STORAGE_DAEMON}: ${said}`);
      return statSync(this.#file).size === size;
    });
  }

  /** From now on every request fails, as with a card that is dead or was pulled out. */
  die(): void {
    this.#daemon?.kill('SIGKILL');
  }

  async stop(): Promise<void> {
    const daemon = this.#daemon;
    this.#daemon = null;
    if (daemon === null) return;
    const isGone = daemon.exitCode !== null || daemon.signalCode !== null;
    if (!isGone && daemon.kill('SIGTERM')) await once(daemon, 'exit');
    await run('umount', [this.#file]).catch(() => undefined);
  }
}

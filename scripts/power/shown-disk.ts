import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, statSync } from 'node:fs';
import { promisify } from 'node:util';
import type { BlockDriver } from '../rig/disks.ts';
import { connectSoon, LineSocket } from '../rig/line-socket.ts';
import { until } from '../rig/until.ts';

const run = promisify(execFile);
const STORAGE_DAEMON = 'qemu-storage-daemon';
const LIMIT_MS = 30_000;

/** Name of the node that a disk is made of. */
export const CARD = 'card';

/** Why no disk of QEMU's can be shown on this computer; null: one can. */
export async function whyNoShownDisk(): Promise<string | null> {
  if (!existsSync('/dev/fuse')) return 'this kernel has no FUSE';
  return await run('sh', ['-c', `command -v ${STORAGE_DAEMON} && command -v setpriv`]).then(
    () => null,
    () => `${STORAGE_DAEMON} (Debian package qemu-system-common) or setpriv (util-linux) is missing`,
  );
}

export interface ShownDiskOptions {
  /** Of QEMU, in an order in which each knows those before it by their `node-name`; the last is `CARD`. */
  readonly nodes: readonly BlockDriver[];
  readonly bytes: number;
  /** Where the disk appears. */
  readonly file: string;
}

/**
 * A disk of QEMU's for this computer: its storage daemon shows it as a file, and a loop device makes a block device of
 * the file. Every request passes on at once, flushes as well.
 */
export class ShownDisk {
  readonly #options: ShownDiskOptions;
  #daemon: ChildProcess | null = null;
  #monitor: LineSocket | null = null;

  constructor(options: ShownDiskOptions) {
    this.#options = options;
  }

  async start(): Promise<void> {
    const { nodes, bytes, file } = this.#options;
    closeSync(openSync(file, 'w'));
    const socket = `${file}.monitor`;
    const words = [
      ...nodes.flatMap((node) => ['--blockdev', JSON.stringify(node)]),
      ...['--export', `type=fuse,id=shown,node-name=${CARD},mountpoint=${file},writable=on`],
      ...['--chardev', `socket,id=monitor,path=${socket},server=on,wait=off`],
      ...['--monitor', 'chardev=monitor'],
    ];
    // It must not outlive a test that was killed.
    const daemon = spawn('setpriv', ['--pdeathsig', 'KILL', STORAGE_DAEMON, ...words], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    daemon.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    this.#daemon = daemon;
    await until('the disk', async () => {
      if (daemon.exitCode !== null) throw new Error(`${STORAGE_DAEMON}: ${said}`);
      return statSync(file).size === bytes;
    });
    this.#monitor = new LineSocket(await connectSoon(socket, LIMIT_MS));
    await this.ask('qmp_capabilities');
  }

  /** @throws with QEMU's own words */
  async ask(execute: string, args: Readonly<Record<string, unknown>> = {}): Promise<void> {
    const reply = await this.#monitor?.ask({ execute, arguments: args }, LIMIT_MS);
    if (reply !== undefined && 'error' in reply)
      throw new Error(`${execute}: ${JSON.stringify(reply['error'])}`);
  }

  /** From now on every request fails, as with a card that is dead or was pulled out. */
  die(): void {
    this.#daemon?.kill('SIGKILL');
  }

  async stop(): Promise<void> {
    const daemon = this.#daemon;
    this.#daemon = null;
    this.#monitor?.close();
    if (daemon === null) return;
    const isGone = daemon.exitCode !== null || daemon.signalCode !== null;
    if (!isGone && daemon.kill('SIGTERM')) await once(daemon, 'exit');
    await run('umount', [this.#options.file]).catch(() => undefined);
  }
}

import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { until } from '../../rig/until.ts';
import { command } from './shell.ts';

/** What begins in the container: its own systemd, or a program that only waits. */
export type Beginning = 'systemd' | 'bare';

const BEGINNINGS = {
  systemd: ['--boot'],
  bare: ['--as-pid2', '/bin/sleep', 'infinity'],
} as const;

/** A Debian in a container (systemd-nspawn) with a network of its own, in which there is only itself. */
export class Container {
  readonly root: string;
  readonly #beginning: Beginning;
  #nspawn: ChildProcess | null = null;
  #leader = 0;

  constructor(root: string, beginning: Beginning) {
    this.root = root;
    this.#beginning = beginning;
  }

  /** @throws when it does not come up within two minutes */
  async start(): Promise<void> {
    const words = ['--quiet', '--private-network', '--register=no', '--keep-unit', '--console=pipe'];
    const nspawn = spawn('systemd-nspawn', [...words, '-D', this.root, ...BEGINNINGS[this.#beginning]], {
      stdio: 'ignore',
    });
    this.#nspawn = nspawn;
    await until(
      'the container',
      async () => {
        if (nspawn.exitCode !== null) throw new Error(`systemd-nspawn ended with ${nspawn.exitCode}`);
        this.#leader = firstChildOf(nspawn.pid ?? 0);
        return this.#leader !== 0 && (await this.#isUp());
      },
      { limitMs: 120_000, everyMs: 500 },
    );
  }

  /** Runs a line of shell inside, as root. @returns what it printed */
  async sh(line: string, limitMs?: number): Promise<string> {
    return await command('nsenter', [...this.#inside, '-a', '--', '/bin/sh', '-c', line], limitMs);
  }

  /** Starts a program of this machine in the network of the container. */
  spawnBeside(program: string, words: readonly string[]): ChildProcess {
    return spawn('nsenter', [...this.#inside, '-n', '--', program, ...words], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  }

  /** Everybody may listen on ports below 1024: for what systemd would give to the service alone. */
  async openLowPorts(): Promise<void> {
    const line = 'echo 0 >/proc/sys/net/ipv4/ip_unprivileged_port_start';
    await command('nsenter', [...this.#inside, '-n', '--', '/bin/sh', '-c', line]);
  }

  async stop(): Promise<void> {
    const nspawn = this.#nspawn;
    this.#nspawn = null;
    if (nspawn === null || nspawn.exitCode !== null) return;
    const ended = new Promise((resolve) => nspawn.once('exit', resolve));
    // nspawn hands it on to a systemd inside as a wish to power off; a second one is an order.
    nspawn.kill('SIGTERM');
    const order = setTimeout(() => nspawn.kill('SIGTERM'), 30_000);
    await ended;
    clearTimeout(order);
  }

  get #inside(): readonly string[] {
    return ['-t', String(this.#leader)];
  }

  async #isUp(): Promise<boolean> {
    const question = this.#beginning === 'systemd' ? 'systemctl is-system-running' : 'true';
    const answer = await this.sh(`${question} || :`, 60_000).catch(() => 'offline');
    return this.#beginning === 'bare' ? answer !== 'offline' : /^(running|degraded)/.test(answer);
  }
}

/** 0 while there is none. */
function firstChildOf(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')[0] ?? '0');
  } catch {
    return 0;
  }
}

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Order, Report } from './box-orders.ts';
import type { Startable } from './look-inside.ts';

/** By the clock of the guest, which runs too fast where the computer has much else to do. */
const LIMIT_MS = 15 * 60_000;

/**
 * A process that starts the box on one folder after the other. Only the loading of its code, which takes half a minute
 * on the emulated processor, is spared; the box opens everything anew. One that was killed, or ended, is followed by
 * another.
 */
export class ReusedBox {
  readonly #program: string;
  #child: ChildProcess | null = null;
  #isRunning = false;
  #said = '';

  /** @param program path of `box-host` */
  constructor(program: string) {
    this.#program = program;
  }

  with(configFile: string, dataDir: string): Startable {
    return {
      start: async () => await this.#ask({ type: 'start', configFile, dataDir }),
      stop: async () => void (await this.#ask({ type: 'stop' })),
      kill: async () => {
        if (this.#isRunning) await this.end();
      },
    };
  }

  async end(): Promise<void> {
    const child = this.#child;
    this.#child = null;
    this.#isRunning = false;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  async #ask(order: Order): Promise<string> {
    const child = this.#child ?? this.#spawn();
    this.#isRunning = true;
    child.send(order);
    const report = await reportOf(child);
    if (report === null) throw new Error(`the box ended: ${this.#said}`);
    if (report.type === 'failed') throw new Error(report.why);
    this.#isRunning = report.type === 'started';
    return report.type === 'started' ? report.url : '';
  }

  #spawn(): ChildProcess {
    const child = fork(this.#program, { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    this.#said = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#said = (this.#said + text).slice(-4000);
    });
    child.once('exit', () => {
      if (this.#child === child) this.#child = null;
    });
    this.#child = child;
    return child;
  }
}

/** @returns null: it ended instead. @throws when it says nothing in time */
async function reportOf(child: ChildProcess): Promise<Report | null> {
  const heard = new AbortController();
  const signal = AbortSignal.any([heard.signal, AbortSignal.timeout(LIMIT_MS)]);
  const report = once(child, 'message', { signal }).then(([said]) => said as Report);
  // Not at its exit: by then its last words may be on their way.
  const ended = once(child, 'close', { signal }).then(() => null);
  try {
    return await Promise.race([report, ended]);
  } finally {
    heard.abort();
  }
}

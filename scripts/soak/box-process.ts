import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../firmware/main.ts', import.meta.url));
const START_LIMIT_MS = 90_000;

/** The real box as a process of its own, that can be killed at any moment and started again. */
export class BoxProcess {
  readonly #configFile: string;
  readonly #dataDir: string;
  #child: ChildProcess | null = null;
  #said = '';

  constructor(configFile: string, dataDir: string) {
    this.#configFile = configFile;
    this.#dataDir = dataDir;
  }

  /** @param before modules that are loaded first. @returns the address of its page. @throws what it said, when it does not come up */
  async start(before: readonly string[] = []): Promise<string> {
    const addressFile = join(this.#dataDir, 'address');
    rmSync(addressFile, { force: true });
    const imports = before.flatMap((file) => ['--import', file]);
    const arguments_ = [...imports, MAIN, 'start', '--config', this.#configFile, '--data', this.#dataDir];
    const child = spawn(process.execPath, arguments_, { stdio: ['ignore', 'ignore', 'pipe'] });
    this.#said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#said = (this.#said + text).slice(-4000);
    });
    this.#child = child;
    for (const end = Date.now() + START_LIMIT_MS; Date.now() < end; await pause(10)) {
      if (child.exitCode !== null) break;
      const address = existsSync(addressFile) ? readFileSync(addressFile, 'utf8').trim() : '';
      if (address !== '') return address;
    }
    await this.kill();
    throw new Error(`the box did not come up: ${this.#said}`);
  }

  /** Null while it does not run. */
  get pid(): number | null {
    return this.#child?.pid ?? null;
  }

  /** The end of what it has logged since its start. */
  get journal(): string {
    return this.#said;
  }

  /** As a power cut does it, as far as a process can tell. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, 'exit');
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/**
 * Asks again and again, for five minutes after the last progress.
 *
 * @param progress a number that changes while it goes on. @throws when it never becomes so
 */
export async function until(
  what: string,
  isIt: () => Promise<boolean>,
  { everyMs = 250, progress = () => 0 }: { everyMs?: number; progress?: () => number } = {},
): Promise<void> {
  let [seen, since] = [progress(), Date.now()];
  for (; Date.now() < since + 300_000; await pause(everyMs)) {
    if (await isIt()) return;
    if (progress() !== seen) [seen, since] = [progress(), Date.now()];
  }
  throw new Error(`waited in vain for ${what}`);
}

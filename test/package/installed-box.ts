import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface InstalledBox {
  readonly url: string;
  /** @returns its exit code */
  stop(): Promise<number | null>;
}

const CONFIGURATION = `
http: { port: 0 }
lines: [ { id: "1" } ]
mail:
  from: { address: rusuban@office.example }
  server: { host: 127.0.0.1, port: 9, security: none }
log: { level: error }
`;

/** Starts a box from a bundle, with a folder of its own for its data. @throws what it said when it does not come up */
export async function startBox(main: string, folder: string): Promise<InstalledBox> {
  const data = join(folder, 'data');
  mkdirSync(data);
  const config = join(folder, 'rusuban.yaml');
  writeFileSync(config, CONFIGURATION);
  const words = [main, 'start', '--config', config, '--data', data];
  const child = spawn(process.execPath, words, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  const url = await addressIn(join(data, 'address'), child);
  return {
    url,
    async stop() {
      child.kill('SIGTERM');
      const [code] = await once(child, 'exit');
      return code;
    },
  };
}

async function addressIn(file: string, child: ChildProcess): Promise<string> {
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  for (const end = Date.now() + 60_000; child.exitCode === null && Date.now() < end; ) {
    const address = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
    if (address !== '') return address;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill('SIGKILL');
  throw new Error(`the box did not come up: ${said}`);
}

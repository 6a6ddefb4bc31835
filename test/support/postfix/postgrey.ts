import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './postfix.ts';

const POSTGREY = '/usr/sbin/postgrey';

/** Why there is no postgrey here, or null. */
export function postgreyMissing(): string | null {
  if (!existsSync(POSTGREY)) return `${POSTGREY} is not installed (postgrey)`;
  return process.getuid?.() === 0 ? null : 'postgrey changes its user, which only root may';
}

export interface RunningPostgrey {
  /** Port of its policy service, for Postfix. */
  readonly port: number;
  stop(): Promise<void>;
}

/** The greylist of many mail servers, with a database of its own. @param delay seconds until a mail may come again */
export async function startPostgrey(delay: number): Promise<RunningPostgrey> {
  const folder = mkdtempSync(join(tmpdir(), 'rusuban-postgrey-'));
  chmodSync(folder, 0o755);
  const [database, nobody] = [join(folder, 'db'), join(folder, 'nobody')];
  mkdirSync(database);
  chmodSync(database, 0o777);
  writeFileSync(nobody, '');
  const port = await freePort();
  const own = [
    `--inet=127.0.0.1:${port}`,
    `--dbdir=${database}`,
    `--delay=${delay}`,
    '--user=nobody',
    '--group=nogroup',
  ];
  const open = [`--whitelist-clients=${nobody}`, `--whitelist-recipients=${nobody}`];
  const greylist = spawn(POSTGREY, [...own, ...open], { stdio: 'ignore' });
  const onExit = () => void greylist.kill('SIGKILL');
  process.once('exit', onExit);
  await listening(port);
  return {
    port,
    stop: async () => {
      process.off('exit', onExit);
      greylist.kill('SIGKILL');
      await once(greylist, 'exit');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function listening(port: number): Promise<void> {
  for (const limit = Date.now() + 20_000; Date.now() < limit; ) {
    const isThere = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.destroy();
        resolve(true);
      });
      socket.on('error', () => resolve(false));
    });
    if (isThere) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('postgrey did not start');
}

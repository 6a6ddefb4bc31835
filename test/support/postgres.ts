import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freeTcpPort } from './free-port.ts';

const ROOT = '/usr/lib/postgresql';
export const LOGIN = { user: 'rusuban', password: 'geheim', database: 'postgres' } as const;

const binaries = (): string | null => {
  const [newest] = existsSync(ROOT) ? readdirSync(ROOT).sort((a, b) => Number(b) - Number(a)) : [];
  const folder = join(ROOT, newest ?? '', 'bin');
  return existsSync(join(folder, 'initdb')) ? folder : null;
};

/** Why no PostgreSQL can be run here, or null. */
export function postgresMissing(): string | null {
  if (binaries() === null) return 'PostgreSQL is not installed (postgresql)';
  // It refuses to run as root, and its data must belong to the user that runs it.
  return process.getuid?.() === 0 && idOf('-u', 'nobody') === null ? 'there is no user "nobody"' : null;
}

export interface Postgres {
  readonly port: number;
  query(sql: string): void;
  stop(): Promise<void>;
}

/** A PostgreSQL with data of its own, on a free port of loopback. */
export async function startPostgres(): Promise<Postgres> {
  const bin = binaries() ?? '';
  const folder = mkdtempSync(join(tmpdir(), 'rusuban-postgres-'));
  const user = process.getuid?.() === 0 ? asNobody(folder) : {};
  const data = join(folder, 'data');
  writeFileSync(join(folder, 'password'), `${LOGIN.password}\n`);
  const initdb = ['-D', data, '-U', LOGIN.user, '-A', 'scram-sha-256', '--pwfile', join(folder, 'password')];
  execFileSync(join(bin, 'initdb'), [...initdb, '-N', '-E', 'UTF8'], { ...user, stdio: 'ignore' });
  const port = await freeTcpPort();
  const settings = ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder, '-F'];
  const server = spawn(join(bin, 'postgres'), settings, { ...user, stdio: 'ignore' });
  const onExit = () => void server.kill('SIGINT');
  process.once('exit', onExit);
  const psql = ['-h', '127.0.0.1', '-p', String(port), '-U', LOGIN.user, '-d', LOGIN.database, '-q', '-c'];
  const query = (sql: string) => {
    const env = { ...process.env, PGPASSWORD: LOGIN.password };
    execFileSync(join(bin, 'psql'), [...psql, sql], { env, stdio: 'ignore' });
  };
  await until(() => query('SELECT 1'));
  return {
    port,
    query,
    async stop() {
      process.off('exit', onExit);
      server.kill('SIGINT');
      if (server.exitCode === null) await once(server, 'exit');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function asNobody(folder: string): { readonly uid: number; readonly gid: number } {
  const [uid, gid] = [idOf('-u', 'nobody') ?? 0, idOf('-g', 'nobody') ?? 0];
  chownSync(folder, uid, gid);
  return { uid, gid };
}

function idOf(flag: string, user: string): number | null {
  try {
    return Number(
      execFileSync('id', [flag, user], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
    );
  } catch {
    return null;
  }
}

async function until(run: () => void): Promise<void> {
  for (const end = Date.now() + 60_000; ; ) {
    try {
      return run();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

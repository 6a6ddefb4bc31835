import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freeTcpPort } from './free-port.ts';

const PROGRAM = '/usr/bin/radicale';
export const ACCOUNT = { user: 'ito', password: 'geheim' } as const;

/** Why no CardDAV server can be run here, or null. */
export const radicaleMissing = (): string | null =>
  existsSync(PROGRAM) ? null : `${PROGRAM} is not installed (radicale)`;

export interface Radicale {
  readonly url: string;
  /** Puts a card, or an address book, at a path. */
  send(method: 'PUT' | 'MKCOL', path: string, type: string, body: string): Promise<void>;
  stop(): Promise<void>;
}

/** A CardDAV server with a folder and an account of its own, on a free port of loopback. */
export async function startRadicale(): Promise<Radicale> {
  const folder = mkdtempSync(join(tmpdir(), 'rusuban-radicale-'));
  const port = await freeTcpPort();
  writeFileSync(join(folder, 'users'), `${ACCOUNT.user}:${ACCOUNT.password}\n`);
  writeFileSync(
    join(folder, 'config'),
    [
      `[server]\nhosts = 127.0.0.1:${port}`,
      `[auth]\ntype = htpasswd\nhtpasswd_filename = ${folder}/users\nhtpasswd_encryption = plain\ndelay = 0`,
      `[storage]\nfilesystem_folder = ${folder}/collections`,
    ].join('\n'),
  );
  const server = spawn(PROGRAM, ['--config', join(folder, 'config')], { stdio: 'ignore' });
  const onExit = () => void server.kill('SIGTERM');
  process.once('exit', onExit);
  const url = `http://127.0.0.1:${port}/`;
  await answers(url);
  const authorization = `Basic ${btoa(`${ACCOUNT.user}:${ACCOUNT.password}`)}`;
  return {
    url,
    async send(method, path, type, body) {
      const headers = { authorization, 'content-type': `${type}; charset=utf-8` };
      const response = await fetch(`${url}${path}`, { method, headers, body });
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    },
    async stop() {
      process.off('exit', onExit);
      server.kill('SIGTERM');
      if (server.exitCode === null) await once(server, 'exit');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function answers(url: string): Promise<void> {
  for (const end = Date.now() + 60_000; ; ) {
    const isThere = await fetch(url, { signal: AbortSignal.timeout(1000) }).then(
      () => true,
      () => false,
    );
    if (isThere) return;
    if (Date.now() > end) throw new Error('the CardDAV server did not start');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

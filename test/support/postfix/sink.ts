import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { freePort } from './postfix.ts';

const SINK = '/usr/sbin/smtp-sink';

/** Why there is no smtp-sink here, or null. */
export function sinkMissing(): string | null {
  return existsSync(SINK) ? null : `${SINK} is not installed (postfix)`;
}

export interface RunningSink {
  readonly port: number;
  /** Resolves when it has ended by itself, which it does after the mails of `-M`. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** A test run that is broken off must not leave a server behind. */
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const sink of running) sink.kill('SIGKILL');
});

/** Postfix's own server for tests, on loopback. @param options such as `-r`, `RCPT` (smtp-sink(1)) */
export async function startSink(options: readonly string[] = [], port?: number): Promise<RunningSink> {
  const at = port ?? (await freePort());
  const user = process.getuid?.() === 0 ? ['-u', 'nobody'] : [];
  const sink = spawn(SINK, [...user, ...options, `127.0.0.1:${at}`, '1000'], { stdio: 'ignore' });
  running.add(sink);
  const ended = once(sink, 'exit').then(() => void running.delete(sink));
  await listening(at, sink);
  return {
    port: at,
    ended,
    stop: async () => {
      sink.kill('SIGKILL');
      await ended;
    },
  };
}

async function listening(port: number, sink: ChildProcess): Promise<void> {
  const limit = Date.now() + 20_000;
  while (Date.now() < limit && sink.exitCode === null) {
    const isThere = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.destroy();
        resolve(true);
      });
      socket.on('error', () => resolve(false));
    });
    if (isThere) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('smtp-sink did not start');
}

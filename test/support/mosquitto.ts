import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectAsync, type MqttClient } from 'mqtt';
import { freeTcpPort } from './free-port.ts';
import { makeCertificate } from './postfix/certificate.ts';

const PROGRAM = '/usr/sbin/mosquitto';
export const LOGIN = { user: 'rusuban', password: 'geheim' } as const;

/** Why no message broker can be run here, or null. */
export function mosquittoMissing(): string | null {
  const missing = [PROGRAM, '/usr/bin/mosquitto_passwd', '/usr/bin/openssl'].filter(
    (one) => !existsSync(one),
  );
  return missing.length === 0 ? null : `${missing.join(', ')} is not installed (mosquitto, openssl)`;
}

export interface Mosquitto {
  readonly port: number;
  /** Its certificate, PEM; it signed itself. */
  readonly pem: string;
  /** A program of the office that listens to everything. */
  listen(): Promise<Listener>;
  /** The broker dies and comes back with nothing remembered. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export interface Listener {
  /** What was told last, by topic. */
  readonly heard: ReadonlyMap<string, string>;
  readonly client: MqttClient;
}

/** A broker that wants TLS and a password, on a free port of loopback. */
export async function startMosquitto(): Promise<Mosquitto> {
  const folder = mkdtempSync(join(tmpdir(), 'rusuban-mosquitto-'));
  const { certificate, key, pem } = makeCertificate(folder, 'IP:127.0.0.1,DNS:localhost');
  const port = await freeTcpPort();
  execFileSync('/usr/bin/mosquitto_passwd', ['-b', '-c', join(folder, 'users'), LOGIN.user, LOGIN.password]);
  // Started by root it runs as a user of its own.
  chmodSync(folder, 0o755);
  for (const file of [join(folder, 'users'), key]) chmodSync(file, 0o644);
  const config = join(folder, 'mosquitto.conf');
  writeFileSync(
    config,
    [
      `listener ${port} 127.0.0.1`,
      `certfile ${certificate}\nkeyfile ${key}`,
      `allow_anonymous false\npassword_file ${folder}/users`,
    ].join('\n'),
  );
  let server = await begin(config, port, pem);
  const onExit = () => void server.kill('SIGTERM');
  process.once('exit', onExit);
  return {
    port,
    pem,
    listen: () => listener(port, pem),
    async restart() {
      await end(server);
      server = await begin(config, port, pem);
    },
    async stop() {
      process.off('exit', onExit);
      await end(server);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function begin(config: string, port: number, pem: string): Promise<ChildProcess> {
  const server = spawn(PROGRAM, ['-c', config], { stdio: 'ignore' });
  for (const limit = Date.now() + 60_000; ; ) {
    const client = await connectTo(port, pem).catch(() => null);
    if (client !== null) {
      await client.endAsync(true);
      return server;
    }
    if (Date.now() > limit || server.exitCode !== null) throw new Error('the message broker did not start');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const connectTo = (port: number, ca: string) =>
  connectAsync({
    ...{ protocol: 'mqtts', host: '127.0.0.1', port, ca, connectTimeout: 5_000, reconnectPeriod: 0 },
    ...{ username: LOGIN.user, password: LOGIN.password },
  });

async function listener(port: number, pem: string): Promise<Listener> {
  const client = await connectTo(port, pem);
  const heard = new Map<string, string>();
  client.on('message', (topic, payload) => heard.set(topic, payload.toString()));
  await client.subscribeAsync('#', { qos: 1 });
  return { heard, client };
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  server.kill('SIGTERM');
  await once(server, 'exit');
}

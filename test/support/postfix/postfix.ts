import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dialogue } from '../smtp-dialogue.ts';
import { makeCertificate, makeExpiredCertificate } from './certificate.ts';
import { arrived } from './maildir.ts';
import { accessFiles, DOMAIN, LOGIN, mainCf, masterCf, type PostfixPlace, SASL_CONF } from './settings.ts';

export interface PostfixOptions {
  /** Left out: any free one. */
  readonly port?: number;
  /** Port of a policy service that is asked at every recipient, such as a greylist. */
  readonly policyPort?: number;
  /** Lines for main.cf that win over what stands there. */
  readonly settings?: string;
  /** Its certificate ran out years ago. */
  readonly isExpired?: boolean;
  /** Lines for master.cf. */
  readonly services?: string;
}

/** Started itself, without the scripts around it, which look through the whole machine first. */
const MASTER = '/usr/lib/postfix/sbin/master';
const PROGRAMS = [MASTER, '/usr/sbin/saslpasswd2', '/usr/bin/openssl'];

/** Why no Postfix can be run here, or null. */
export function postfixMissing(): string | null {
  if (process.getuid?.() !== 0) return 'Postfix runs as root only';
  const missing = PROGRAMS.filter((program) => !existsSync(program));
  if (missing.length > 0)
    return `${missing.join(', ')} is not installed (postfix, sasl2-bin, libsasl2-modules)`;
  return null;
}

export interface RunningPostfix {
  readonly port: number;
  /** Its certificate, PEM; it signed itself. */
  readonly pem: string;
  /** Waits until a mail is in the mailbox, and gives it back as bytes. Every mail is given once. */
  nextMail(mailbox: string): Promise<Buffer>;
  /** Folder of main.cf, for the commands of Postfix. */
  readonly configuration: string;
  /** The journal, for a test that failed. */
  log(): string;
  stop(): Promise<void>;
}

/** A Postfix with configuration, queue and mailboxes of its own, on a free port of loopback. */
export async function startPostfix(options: PostfixOptions = {}): Promise<RunningPostfix> {
  const folder = mkdtempSync(join(tmpdir(), 'rusuban-postfix-'));
  // Its processes run as users of their own.
  chmodSync(folder, 0o755);
  const make = options.isExpired ? makeExpiredCertificate : makeCertificate;
  const { certificate, key, pem } = make(folder, 'IP:127.0.0.1,DNS:localhost');
  const port = options.port ?? (await freePort());
  const owner = idsOf('postfix');
  const { policyPort = null } = options;
  const place = { folder, port, policyPort, owner, sasl: join(folder, 'conf/sasl'), certificate, key };
  furnish(place, options);
  const master = spawn(MASTER, ['-c', join(folder, 'conf'), '-s'], { stdio: 'ignore', detached: true });
  // A test run that is broken off must not leave a mail server behind.
  const onExit = () => void master.kill('SIGTERM');
  process.once('exit', onExit);
  await listening(port, master, folder);
  return {
    port,
    pem,
    nextMail: (mailbox) => arrived(join(folder, 'boxes', mailbox)),
    configuration: join(folder, 'conf'),
    log: () => readFileSync(join(folder, 'mail.log'), 'utf8'),
    stop: async () => {
      process.off('exit', onExit);
      await end(master);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** main.cf in which every key stands once. */
function withSettings(main: string, settings: string): string {
  const keyOf = (line: string) => line.split('=')[0]?.trim() ?? '';
  const keys = new Set(settings.split('\n').map(keyOf));
  const kept = main.split('\n').filter((line) => line === '' || !keys.has(keyOf(line)));
  return `${kept.join('\n')}${settings}`;
}

function furnish(place: PostfixPlace, { settings = '', services = '' }: PostfixOptions): void {
  const { folder, owner, sasl, port } = place;
  makeQueue(join(folder, 'queue'), owner);
  for (const name of ['conf', 'conf/sasl', 'data', 'boxes']) mkdirSync(join(folder, name));
  for (const name of ['data', 'boxes']) chownSync(join(folder, name), owner.uid, owner.gid);
  writeFileSync(join(folder, 'conf/main.cf'), withSettings(mainCf(place), settings));
  writeFileSync(join(folder, 'conf/master.cf'), `${masterCf(port)}${services}`);
  for (const [name, text] of Object.entries(accessFiles())) writeFileSync(join(folder, name), text);
  const database = join(sasl, 'sasldb2');
  writeFileSync(join(sasl, 'smtpd.conf'), `${SASL_CONF}sasldb_path: ${database}\n`);
  execFileSync('/usr/sbin/saslpasswd2', ['-p', '-c', '-f', database, '-u', DOMAIN, LOGIN.user], {
    input: LOGIN.password,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  chownSync(database, owner.uid, owner.gid);
}

const QUEUES = 'active bounce corrupt defer deferred flush hold incoming maildrop private public saved trace';

/** As the installation of Postfix would make them: the queues are its user's, the process ids are root's. */
function makeQueue(folder: string, { uid, gid }: PostfixPlace['owner']): void {
  mkdirSync(join(folder, 'pid'), { recursive: true });
  for (const name of QUEUES.split(' ')) {
    mkdirSync(join(folder, name), { mode: 0o700 });
    chownSync(join(folder, name), uid, gid);
  }
}

function idsOf(user: string): { readonly uid: number; readonly gid: number } {
  const id = (flag: string) => Number(execFileSync('id', [flag, user], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** Postfix does not say when it is ready: it is when it greets. */
async function listening(port: number, master: ChildProcess, folder: string): Promise<void> {
  const limit = Date.now() + 20_000;
  while (Date.now() < limit && master.exitCode === null) {
    const client = await dialogue(port);
    const isThere = (await client.say('EHLO test')).startsWith('250');
    client.close();
    if (isThere) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const log = join(folder, 'mail.log');
  throw new Error(`Postfix did not start\n${existsSync(log) ? readFileSync(log, 'utf8') : '(no log)'}`);
}

/** By its own process: another Postfix of the machine is none of ours. Its services end with it. */
async function end(master: ChildProcess): Promise<void> {
  if (master.exitCode !== null || master.signalCode !== null) return;
  master.kill('SIGTERM');
  await once(master, 'exit');
}

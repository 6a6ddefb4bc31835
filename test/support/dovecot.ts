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
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeCertificate } from './postfix/certificate.ts';
import { freePort } from './postfix/postfix.ts';

const DOVECOT = '/usr/sbin/dovecot';
export const MAILBOX = { user: 'bounces', password: 'correct horse' } as const;

/** Why there is no Dovecot here, or null. */
export function dovecotMissing(): string | null {
  if (process.getuid?.() !== 0) return 'Dovecot changes its user, which only root may';
  if (!existsSync(DOVECOT)) return `${DOVECOT} is not installed (dovecot-imapd)`;
  const version = execFileSync(DOVECOT, ['--version'], { encoding: 'utf8' });
  return version.startsWith('2.3.') ? null : `Dovecot 2.3 is wanted, this is ${version.trim()}`;
}

export interface RunningDovecot {
  /** IMAP, with STARTTLS. */
  readonly port: number;
  /** IMAP in TLS. */
  readonly tlsPort: number;
  /** Its certificate, PEM; it signed itself. */
  readonly pem: string;
  /** Puts a mail into the mailbox, as a delivery would. */
  deliver(mail: Buffer): void;
  /** The journal, for a test that failed. */
  log(): string;
  stop(): Promise<void>;
}

const confOf = (place: {
  folder: string;
  boxes: string;
  port: number;
  tlsPort: number;
  uid: number;
  gid: number;
}) => `
base_dir = ${place.folder}/run
state_dir = ${place.folder}/state
log_path = ${place.folder}/dovecot.log
protocols = imap
listen = 127.0.0.1
ssl = yes
ssl_cert = <${place.folder}/certificate.pem
ssl_key = <${place.folder}/key.pem
disable_plaintext_auth = no
auth_failure_delay = 0
mail_location = maildir:${place.boxes}/%n
first_valid_uid = 1
passdb {
  driver = passwd-file
  args = scheme=PLAIN ${place.folder}/users
}
userdb {
  driver = static
  args = uid=${place.uid} gid=${place.gid} home=${place.folder}/home/%n
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${place.port}
  }
  inet_listener imaps {
    port = ${place.tlsPort}
    ssl = yes
  }
}
`;

/**
 * A Dovecot with configuration and mailbox of its own, on free ports of loopback.
 *
 * @param boxes where a Postfix puts its mailboxes; left out: a folder of its own
 */
export async function startDovecot(boxes?: string): Promise<RunningDovecot> {
  const folder = mkdtempSync(join(tmpdir(), 'rusuban-dovecot-'));
  chmodSync(folder, 0o755);
  const [uid, gid] = [idOf('-u'), idOf('-g')];
  const [port, tlsPort] = [await freePort(), await freePort()];
  const { pem } = makeCertificate(folder, 'IP:127.0.0.1,DNS:localhost');
  const mailboxes = boxes ?? join(folder, 'boxes');
  const maildir = join(mailboxes, MAILBOX.user);
  for (const path of [
    mailboxes,
    maildir,
    ...['new', 'cur', 'tmp'].map((one) => join(maildir, one)),
    join(folder, 'home'),
  ]) {
    mkdirSync(path, { recursive: true });
    chownSync(path, uid, gid);
  }
  writeFileSync(join(folder, 'users'), `${MAILBOX.user}:{PLAIN}${MAILBOX.password}\n`);
  const conf = join(folder, 'dovecot.conf');
  writeFileSync(conf, confOf({ folder, boxes: mailboxes, port, tlsPort, uid, gid }));
  const master = spawn(DOVECOT, ['-F', '-c', conf], { stdio: 'ignore' });
  // A test run that is broken off must not leave a mail server behind.
  const onExit = () => void master.kill('SIGTERM');
  process.once('exit', onExit);
  const log = () =>
    existsSync(join(folder, 'dovecot.log')) ? readFileSync(join(folder, 'dovecot.log'), 'utf8') : '';
  await listening(port, master, log);
  let delivered = 0;
  return {
    ...{ port, tlsPort, pem, log },
    deliver(mail) {
      delivered += 1;
      const name = `${Date.now()}.${delivered}.test`;
      writeFileSync(join(maildir, 'new', name), mail);
      chownSync(join(maildir, 'new', name), uid, gid);
    },
    stop: async () => {
      process.off('exit', onExit);
      if (master.exitCode === null && master.signalCode === null) {
        master.kill('SIGTERM');
        await once(master, 'exit');
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Of the user whom Postfix's mailboxes belong to, or of mails where there is no Postfix. */
function idOf(flag: '-u' | '-g'): number {
  for (const user of ['postfix', 'mail'])
    try {
      return Number(
        execFileSync('id', [flag, user], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
      );
    } catch {
      // The next one.
    }
  throw new Error('neither postfix nor mail is a user of this machine');
}

async function listening(port: number, master: ChildProcess, log: () => string): Promise<void> {
  for (const limit = Date.now() + 20_000; Date.now() < limit && master.exitCode === null; ) {
    const isThere = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('data', () => {
        socket.destroy();
        resolve(true);
      });
      socket.on('error', () => resolve(false));
    });
    if (isThere) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Dovecot did not start\n${log()}`);
}

import type { SecureContext } from 'node:tls';
import type { ImapFlow, ImapFlowOptions } from 'imapflow';
import type { Clock } from '../../hw/clock.ts';
import type { BouncesConfig } from '../config/bounce-config.ts';
import type { TokenSource } from '../mail/token-source.ts';
import { MOST_BYTES } from './read-report.ts';

/** The folder of reports, open. Every method rejects when the connection is gone. */
export interface Mailbox {
  readonly uidValidity: string;
  /** Numbers of mails above `uid`, rising; with null those of the last days. */
  newerThan(uid: number | null, since: Date): Promise<readonly number[]>;
  /** The first bytes of a mail, without marking it as read; null: it is gone. */
  beginning(uid: number, bytes: number): Promise<Buffer | null>;
  /** A report was dealt with. */
  done(uid: number): Promise<void>;
  /** Says goodbye and does not wait for the answer. */
  close(): void;
}

export interface MailboxTools {
  readonly clock: Clock;
  /** Whom we trust. Reading the machine's certificates takes a while: once is enough. */
  readonly trust: () => SecureContext;
  /** Where the login is by token. */
  readonly tokens: TokenSource | null;
  /** A token was refused before. */
  readonly isTokenRefused: boolean;
  /** Nobody waits any more. */
  readonly signal: AbortSignal;
}

const CONNECT_MS = 30_000;
const SILENCE_MS = 60_000;
/** However much it drips, a look has an end. */
const WHOLE_MS = 300_000;
const GOODBYE_MS = 5000;
const MOST_LINE = 4 * 1024 * 1024;

/**
 * Connects, logs in and opens the folder.
 *
 * @throws what the network, the server or the token service says
 */
export async function openMailbox(config: BouncesConfig, tools: MailboxTools): Promise<Mailbox> {
  // Only where a mailbox is configured: a small box has no memory to give away.
  const imap = await import('imapflow');
  const client = new imap.ImapFlow(await optionsOf(config, tools));
  // An error beyond a command would end the process; the command that meets it rejects.
  client.on('error', () => undefined);
  const end = () => client.close();
  const limit = tools.clock.after(WHOLE_MS, end);
  tools.signal.addEventListener('abort', end);
  const close = () => {
    limit.cancel();
    const patience = tools.clock.after(GOODBYE_MS, end);
    void client
      .logout()
      .catch(() => undefined)
      .finally(() => {
        patience.cancel();
        tools.signal.removeEventListener('abort', end);
        client.close();
      });
  };
  try {
    tools.signal.throwIfAborted();
    await client.connect();
    const opened = await client.mailboxOpen(config.folder);
    return mailboxOf(client, config, String(opened.uidValidity), close);
  } catch (error) {
    close();
    throw error;
  }
}

function mailboxOf(client: ImapFlow, config: BouncesConfig, uidValidity: string, close: () => void): Mailbox {
  const byUid = { uid: true } as const;
  return {
    uidValidity,
    async newerThan(uid, since) {
      const found = await client.search(uid === null ? { since } : { uid: `${uid + 1}:*` }, byUid);
      if (!Array.isArray(found)) throw new Error('the server does not search its mailbox');
      // "n:*" means the last one as well, whatever its number.
      return found.filter((one) => uid === null || one > uid).toSorted((one, other) => one - other);
    },
    async beginning(uid, bytes) {
      const mail = await client.fetchOne(String(uid), { source: { start: 0, maxLength: bytes } }, byUid);
      return mail === false ? null : (mail.source ?? null);
    },
    async done(uid) {
      if (config.done.type === 'seen') await client.messageFlagsAdd(String(uid), ['\\Seen'], byUid);
      if (config.done.type !== 'move') return;
      await client.mailboxCreate(config.done.folder);
      await client.messageMove(String(uid), config.done.folder, byUid);
    },
    close,
  };
}

async function optionsOf(config: BouncesConfig, tools: MailboxTools): Promise<ImapFlowOptions> {
  const { host, port, security, login, verifyCertificate } = config;
  const { user } = login;
  const auth =
    login.type === 'password' || tools.tokens === null
      ? { user, pass: login.type === 'password' ? login.password : '' }
      : { user, accessToken: await tools.tokens.token(tools.isTokenRefused) };
  return {
    ...{ host, port, auth },
    secure: security === 'tls',
    doSTARTTLS: security === 'starttls',
    // Numbers, never passwords: but nobody asked for the library's own journal.
    logger: false,
    disableAutoIdle: true,
    disableCompression: true,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    maxLineLength: MOST_LINE,
    maxLiteralSize: MOST_BYTES + 1024,
    maxResponseSize: MOST_LINE + MOST_BYTES,
    maxResponseTokens: 200_000,
    ...(security === 'none'
      ? {}
      : { tls: { secureContext: tools.trust(), rejectUnauthorized: verifyCertificate } }),
  };
}

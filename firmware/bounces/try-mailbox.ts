import type { Clock } from '../../hw/clock.ts';
import type { BouncesConfig } from '../config/bounce-config.ts';
import { trustedAuthorities } from '../mail/smtp-trust.ts';
import { TokenSource } from '../mail/token-source.ts';
import { imapWords, isLoginRefused } from './imap-words.ts';
import { openMailbox } from './mailbox.ts';

export interface LookOptions {
  readonly config: BouncesConfig;
  readonly clock: Clock;
  /** Breaks it off. */
  readonly signal?: AbortSignal;
}

/** What came of a look into the mailbox. */
export type Look =
  /** `mails`: those of the last seven days. */
  | { readonly type: 'readable'; readonly mails: number }
  /** `words`: of the server, the network or the token service; no password is in them. */
  | { readonly type: 'failed'; readonly kind: LookFault; readonly words: string };

export type LookFault = 'login' | 'certificate' | 'folder' | 'connection';

const WEEK_MS = 7 * 86_400_000;

/**
 * Opens the mailbox of returned mails as the box would and changes nothing in it. Never rejects for anything that a
 * server or the network does.
 */
export async function lookInto({
  config,
  clock,
  signal = new AbortController().signal,
}: LookOptions): Promise<Look> {
  const { login, authorities } = config;
  try {
    const mailbox = await openMailbox(config, {
      ...{ clock, signal, isTokenRefused: false },
      tokens: login.type === 'token' ? new TokenSource(login, clock) : null,
      trust: () => trustedAuthorities(authorities),
    });
    try {
      const uids = await mailbox.newerThan(null, new Date(clock.now() - WEEK_MS));
      return { type: 'readable', mails: uids.length };
    } finally {
      mailbox.close();
    }
  } catch (error) {
    return { type: 'failed', kind: faultOf(error), words: imapWords(error) };
  }
}

function faultOf(error: unknown): LookFault {
  if (isLoginRefused(error)) return 'login';
  const words = imapWords(error);
  if (/certificate|self.signed|altname/i.test(words)) return 'certificate';
  return /mailbox|folder|NONEXISTENT/i.test(words) ? 'folder' : 'connection';
}

export interface TryMailboxOptions extends Omit<LookOptions, 'signal'> {
  /** Takes one line at a time. */
  readonly say: (line: string) => void;
}

/**
 * The same for a person at a terminal: says what came of it and, where it failed, what to do.
 *
 * @returns whether it can be read
 */
export async function tryMailbox({ config, clock, say }: TryMailboxOptions): Promise<boolean> {
  const { host, port, security, login, folder } = config;
  say('');
  say(`Returned mails: folder ${folder} of ${login.user} at ${host}, port ${port}, security ${security}`);
  const look = await lookInto({ config, clock });
  if (look.type === 'readable') {
    say(`It can be read. Mails of the last seven days: ${look.mails}.`);
    return true;
  }
  say(`It did not work: ${look.words}`);
  say(`What to do: ${REMEDIES[look.kind]}`);
  return false;
}

const REMEDIES: Readonly<Record<LookFault, string>> = {
  login:
    'check user and password; some providers want a password for programs, or IMAP to be switched on, or oauth.',
  certificate: 'if the server is the right one, name the certificate of its authority as ca-file.',
  folder: 'check the name of the folder.',
  connection: 'check host, port and security.',
};

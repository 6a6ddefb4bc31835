import type { Clock } from '../../hw/clock.ts';
import type { BouncesConfig } from '../config/bounce-config.ts';
import { trustedAuthorities } from '../mail/smtp-trust.ts';
import { TokenSource } from '../mail/token-source.ts';
import { imapWords, isLoginRefused } from './imap-words.ts';
import { openMailbox } from './mailbox.ts';

export interface TryMailboxOptions {
  readonly config: BouncesConfig;
  readonly clock: Clock;
  /** Takes one line at a time. */
  readonly say: (line: string) => void;
}

const WEEK_MS = 7 * 86_400_000;

/**
 * Opens the mailbox of returned mails as the box would, changes nothing in it, and says what came of it and, where it
 * failed, what to do. Never rejects for anything that a server or the network does. Says no password.
 *
 * @returns whether it can be read
 */
export async function tryMailbox({ config, clock, say }: TryMailboxOptions): Promise<boolean> {
  const { host, port, security, login, folder } = config;
  say('');
  say(`Returned mails: folder ${folder} of ${login.user} at ${host}, port ${port}, security ${security}`);
  try {
    const mailbox = await openMailbox(config, {
      clock,
      tokens: login.type === 'token' ? new TokenSource(login, clock) : null,
      isTokenRefused: false,
      signal: new AbortController().signal,
      trust: () => trustedAuthorities(config.authorities),
    });
    try {
      const uids = await mailbox.newerThan(null, new Date(clock.now() - WEEK_MS));
      say(`It can be read. Mails of the last seven days: ${uids.length}.`);
    } finally {
      mailbox.close();
    }
    return true;
  } catch (error) {
    say(`It did not work: ${imapWords(error)}`);
    say(`What to do: ${remedy(error)}`);
    return false;
  }
}

function remedy(error: unknown): string {
  if (isLoginRefused(error))
    return 'check user and password; some providers want a password for programs, or IMAP to be switched on, or oauth.';
  const words = imapWords(error);
  if (/certificate|self.signed|altname/i.test(words))
    return 'if the server is the right one, name the certificate of its authority as ca-file.';
  if (/mailbox|folder|NONEXISTENT/i.test(words)) return 'check the name of the folder.';
  return 'check host, port and security.';
}

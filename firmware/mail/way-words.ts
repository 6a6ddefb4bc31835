import type { MailWayConfig } from '../config/mail-config.ts';

/** Where mails are handed over, in a few words. */
export function wayInWords(way: MailWayConfig): string {
  if (way.type === 'sendmail') return `the program ${way.command[0]}`;
  const { host, port, security, login } = way;
  const user =
    login === null ? 'no login' : `login as ${login.user}${login.type === 'token' ? ' with a token' : ''}`;
  return `${host}, port ${port} (${security}, ${user})`;
}

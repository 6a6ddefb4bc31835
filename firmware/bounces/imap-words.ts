import { oneLine } from '../mail/compose-clean.ts';

const MOST = 300;

/** Why the mailbox could not be read, for the journal: the server's words where it has some. Says no password. */
export function imapWords(error: unknown): string {
  if (!(error instanceof Error)) return oneLine(String(error), MOST);
  const told = [
    wordsAt(error, 'responseText'),
    error.message === 'Command failed' ? '' : error.message,
    wordsAt(error, 'code'),
  ].filter((one, at, all) => one !== '' && all.indexOf(one) === at);
  return oneLine(told.join(', '), MOST) || error.name;
}

function wordsAt(error: Error, key: 'responseText' | 'code'): string {
  const value: unknown = Reflect.get(error, key);
  return typeof value === 'string' ? value : '';
}

/** The server took the connection and not the login. */
export function isLoginRefused(error: unknown): boolean {
  return error instanceof Error && Reflect.get(error, 'authenticationFailed') === true;
}

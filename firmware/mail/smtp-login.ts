import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import XOAuth2 from 'nodemailer/lib/xoauth2';
import type { MailLogin } from '../config/mail-config.ts';
import { LoginMissingError } from './smtp-error.ts';
import type { TokenSource } from './token-source.ts';

/** @param tokens where the login is by token. @throws what the library or the token service says */
export async function logIn(
  connection: SMTPConnection,
  login: MailLogin | null,
  tokens: TokenSource | null,
): Promise<void> {
  if (login === null) return;
  // Without this the mail would go out unauthenticated, to be refused as somebody else's.
  if (!connection.allowsAuth) throw new LoginMissingError();
  const { user } = login;
  await new Promise<void>((resolve, reject) => {
    const done = (error: Error | null) => (error === null ? resolve() : reject(error));
    if (login.type === 'token') return logInByToken(connection, user, tokens, done);
    const { method, password } = login;
    connection.login({ user, method: method ?? false, credentials: { user, pass: password } }, done);
  });
}

type Done = (error: Error | null) => void;

/**
 * The library asks for a token, and for another one where the server explains why it did not take it (334). Exchange
 * does not explain: the next login asks for another one then.
 */
function logInByToken(
  connection: SMTPConnection,
  user: string,
  tokens: TokenSource | null,
  done: Done,
): void {
  if (tokens === null) {
    done(new LoginMissingError());
    return;
  }
  let used = '';
  const oauth2 = new XOAuth2({
    user,
    provisionCallback: (_user, isRefused, provide) => {
      tokens.token(isRefused).then(
        (token) => {
          used = token;
          provide(null, token);
        },
        (error: Error) => provide(error),
      );
    },
  });
  connection.login({ user, oauth2 }, (error) => {
    if (error !== null) tokens.forget(used);
    done(error);
  });
}

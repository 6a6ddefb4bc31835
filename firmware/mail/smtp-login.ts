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
    if (login.type === 'token') return connection.login({ user, oauth2: generator(user, tokens) }, done);
    const { method, password } = login;
    connection.login({ user, method: method ?? false, credentials: { user, pass: password } }, done);
  });
}

/** The library asks for a token, and for another one when the server did not take it. */
function generator(user: string, tokens: TokenSource | null): XOAuth2 {
  return new XOAuth2({
    user,
    provisionCallback: (_user, isRefused, done) => {
      if (tokens === null) return done(new LoginMissingError());
      tokens.token(isRefused).then(
        (token) => done(null, token),
        (error: Error) => done(error),
      );
    },
  });
}

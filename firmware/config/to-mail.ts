import type { z } from 'zod';
import type { EnclosedFiles } from './enclosed-files.ts';
import type { CommandConfig, MailConfig, MailLogin, MailServerConfig, MailWayConfig } from './mail-config.ts';
import { mail } from './mail-sections.ts';

/** What the mail section only names. */
export interface Enclosed {
  readonly secrets: ReadonlyMap<string, string>;
  readonly files: EnclosedFiles;
}
export type FileMail = z.output<typeof mail>;
type FileServer = NonNullable<FileMail['server']>;
type FileCommand = NonNullable<FileMail['sendmail']>;

const DEFAULT_PORTS = { starttls: 587, tls: 465, none: 25 } as const;
const METHODS = { auto: null, plain: 'PLAIN', login: 'LOGIN' } as const;

export const toMail = (file: FileMail, siteName: string, enclosed: Enclosed): MailConfig => {
  const domain = file.from.address.slice(file.from.address.lastIndexOf('@') + 1);
  return {
    from: { address: file.from.address, name: file.from.name ?? siteName },
    bounceAddress: file['bounce-address'] ?? file.from.address,
    server: toWay(file, enclosed),
    fallback: file.fallback === undefined ? null : toServer(file.fallback, 'mail.fallback', enclosed),
    retry: file.retry,
    sweep: file.sweep,
    pace: {
      connections: file.connections,
      mailsPerConnection: file['mails-per-connection'],
      mailsPerMinute: file['mails-per-minute'] ?? null,
    },
    dkim: toDkim(file, domain, enclosed),
    flush: { before: toCommand(file['before-flush']), after: toCommand(file['after-flush']) },
    domain: file.domain ?? domain,
  };
};

/** Mail of a box to which nobody has named a server: it is composed, and waits. */
export const mailToCome = (siteName: string): MailConfig => ({
  ...toMail(mail.parse({ from: { address: `rusuban@${NOWHERE}` } }), siteName, NOTHING),
  server: null,
});

/** No mail leaves with it. */
const NOWHERE = 'localhost.localdomain';
const NOTHING: Enclosed = { secrets: new Map(), files: new Map() };

/** The checks have seen to it that there is one of the two. */
const toWay = ({ server, sendmail }: FileMail, enclosed: Enclosed): MailWayConfig => {
  if (server !== undefined) return toServer(server, 'mail.server', enclosed);
  const command = toCommand(sendmail) ?? { command: ['/usr/sbin/sendmail', '-i'], limitMs: 60_000 };
  return { type: 'sendmail', ...command };
};

const toServer = (server: FileServer, path: string, { secrets, files }: Enclosed): MailServerConfig => {
  const authority = files.get(`${path}.ca-file`);
  return {
    type: 'smtp',
    host: server.host,
    port: server.port ?? DEFAULT_PORTS[server.security],
    security: server.security,
    login: loginOf(server, (key) => secrets.get(`${path}.${key}`) ?? ''),
    verifyCertificate: server['verify-certificate'],
    fingerprint: server.fingerprint ?? null,
    authorities: authority === undefined ? [] : [authority],
  };
};

const loginOf = (server: FileServer, secret: (key: string) => string): MailLogin | null => {
  const { user, oauth } = server;
  return user === undefined ? null : toLogin({ user, oauth }, secret, METHODS[server['login-method']]);
};

export const toLogin = (
  { user, oauth }: { readonly user: string; readonly oauth: FileServer['oauth'] },
  secret: (key: string) => string,
  method: 'PLAIN' | 'LOGIN' | null = null,
): MailLogin => {
  if (oauth === undefined) return { type: 'password', user, password: secret('password'), method };
  return {
    type: 'token',
    user,
    url: oauth['token-url'],
    clientId: oauth['client-id'],
    clientSecret: secret('oauth.client-secret'),
    refreshToken: secret('oauth.refresh-token'),
    scope: oauth.scope ?? null,
  };
};

const toDkim = ({ dkim }: FileMail, domain: string, { files }: Enclosed): MailConfig['dkim'] =>
  dkim === undefined
    ? null
    : {
        domain: dkim.domain ?? domain,
        selector: dkim.selector,
        privateKey: files.get('mail.dkim.key-file') ?? '',
      };

const toCommand = (file: FileCommand | undefined): CommandConfig | null =>
  file === undefined ? null : { command: file.command, limitMs: file['limit-seconds'] * 1000 };

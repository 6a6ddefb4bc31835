import type { BackOff } from '../mail/backoff.ts';

export interface MailConfig {
  readonly from: { readonly address: string; readonly name: string };
  /** Where reports of mails go that did not arrive: the sender of every envelope. */
  readonly bounceAddress: string;
  /** null: none is set yet, and mails wait. */
  readonly server: MailWayConfig | null;
  /** Takes the mails while the other cannot. */
  readonly fallback: MailWayConfig | null;
  readonly retry: BackOff;
  /** Cron expression, checked. */
  readonly sweep: string;
  readonly pace: MailPaceConfig;
  readonly dkim: DkimConfig | null;
  readonly flush: { readonly before: CommandConfig | null; readonly after: CommandConfig | null };
  /** Right side of every Message-ID. */
  readonly domain: string;
}

/** Somebody has said where mails are handed over. */
export type ReadyMailConfig = MailConfig & { readonly server: MailWayConfig };

export const isReady = (config: MailConfig): config is ReadyMailConfig => config.server !== null;

export interface MailPaceConfig {
  /** Mails on the wire at the same time. */
  readonly connections: number;
  readonly mailsPerConnection: number;
  /** null: as many as pass. */
  readonly mailsPerMinute: number | null;
}

/** Where mails are handed over. */
export type MailWayConfig = MailServerConfig | SendmailConfig;

export interface MailServerConfig {
  readonly type: 'smtp';
  readonly host: string;
  readonly port: number;
  readonly security: 'starttls' | 'tls' | 'none';
  /** null: the server asks for no login. */
  readonly login: MailLogin | null;
  readonly verifyCertificate: boolean;
  /** SHA-256 in capital pairs with colons: the only certificate that is taken, whoever signed it. */
  readonly fingerprint: string | null;
  /** Certificates of authorities besides those of the machine, PEM. */
  readonly authorities: readonly string[];
}

export type MailLogin =
  | {
      readonly type: 'password';
      readonly user: string;
      readonly password: string;
      /** null: the first that the server offers. */
      readonly method: 'PLAIN' | 'LOGIN' | null;
    }
  | TokenLogin;

/** XOAUTH2: a token that is fetched again and again with the help of another that lasts. */
export interface TokenLogin {
  readonly type: 'token';
  readonly user: string;
  readonly url: string;
  readonly clientId: string;
  /** '' for a public client. */
  readonly clientSecret: string;
  readonly refreshToken: string;
  readonly scope: string | null;
}

/** A program of this machine that takes mails as sendmail does. */
export interface SendmailConfig extends CommandConfig {
  readonly type: 'sendmail';
}

/** A program with its arguments; no shell looks at them. */
export interface CommandConfig {
  readonly command: readonly string[];
  readonly limitMs: number;
}

export interface DkimConfig {
  readonly domain: string;
  readonly selector: string;
  /** RSA, PEM. */
  readonly privateKey: string;
}

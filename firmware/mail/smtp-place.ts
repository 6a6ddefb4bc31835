import type { MailServerConfig } from '../config/mail-config.ts';
import type { Message } from './message.ts';

/** What a fault may name of the server and of the mail that met it. */
export interface Place {
  /** `host:port` */
  readonly server: string;
  readonly user: string;
  /** Host of the service that gives tokens for the login; '' where the login needs none. */
  readonly tokenService: string;
  /** Of the envelope. */
  readonly sender: string;
  readonly to: readonly string[];
}

export function placeOf(
  { host, port, login }: MailServerConfig,
  { from, to }: Pick<Message, 'from' | 'to'>,
): Place {
  return {
    server: addressAndPort(host, port),
    user: login?.user ?? '',
    tokenService: login?.type === 'token' ? new URL(login.url).host : '',
    sender: from,
    to,
  };
}

/** An IPv6 address is full of colons. */
export const addressAndPort = (host: string, port: number): string =>
  `${host.includes(':') ? `[${host}]` : host}:${port}`;

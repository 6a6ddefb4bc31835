import type { SecureContext } from 'node:tls';
import type { Clock } from '../../hw/clock.ts';
import type { Log } from '../../hw/log.ts';
import type { MailPaceConfig, MailServerConfig } from '../config/mail-config.ts';
import { kindOf } from './smtp-fault.ts';
import type { SessionLimits, SessionOptions } from './smtp-options.ts';
import { placeOf } from './smtp-place.ts';
import { SmtpPool } from './smtp-pool.ts';
import { trustedAuthorities } from './smtp-trust.ts';
import { leftOutOf, verdictOf } from './smtp-verdict.ts';
import { TokenSource } from './token-source.ts';
import type { Way } from './way.ts';
import { wayInWords } from './way-words.ts';

export interface SmtpWayTools {
  readonly clock: Clock;
  readonly log: Log;
  readonly heloName: string;
  readonly pace: MailPaceConfig;
  /** In place of `trustedAuthorities()`. */
  readonly trust?: SecureContext;
  readonly limits?: SessionLimits;
}

/** What a session with this server needs. Reading the machine's certificates takes a while. */
export function sessionOf(
  server: MailServerConfig,
  tools: Pick<SmtpWayTools, 'clock' | 'heloName' | 'trust' | 'limits'>,
): SessionOptions {
  const { clock, heloName, limits } = tools;
  const { login } = server;
  return {
    server,
    heloName,
    clock,
    trust: tools.trust ?? trustedAuthorities(server.authorities),
    ...(limits === undefined ? {} : { limits }),
    ...(login?.type === 'token' ? { tokens: new TokenSource(login, clock) } : {}),
  };
}

/** A mail server. Opens as many connections as mails are handed over at the same time, and uses them again. */
export function createSmtpWay(server: MailServerConfig, tools: SmtpWayTools): Way {
  let pool: SmtpPool | null = null;
  const { mailsPerConnection } = tools.pace;
  return {
    name: wayInWords(server),
    async send(message, signal, onConnected) {
      // Not before the first mail.
      pool ??= new SmtpPool({ session: sessionOf(server, tools), mailsPerConnection });
      const end = await pool.send(message, signal, onConnected);
      const place = placeOf(server, message);
      if (end.type === 'accepted')
        return { type: 'accepted', reply: end.reply, leftOut: leftOutOf(end.rejected, place) };
      tools.log.debug({ fault: kindOf(end.fault), stage: end.fault.stage }, 'mail not handed over');
      return verdictOf(end.fault, place);
    },
    close: () => pool?.close(),
  };
}

import { type ConnectionOptions, checkServerIdentity, type SecureContext } from 'node:tls';
import type { SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection';
import type { Clock } from '../../hw/clock.ts';
import type { MailServerConfig } from '../config/mail-config.ts';
import { type OnTrace, tracer } from './smtp-trace.ts';
import type { TokenSource } from './token-source.ts';

export interface SessionOptions {
  readonly server: MailServerConfig;
  /** Name with which we greet the server. */
  readonly heloName: string;
  readonly clock: Clock;
  readonly trust: SecureContext;
  /** Where the login is by token. */
  readonly tokens?: TokenSource;
  readonly limits?: SessionLimits;
  /** Told of every step; for the test mail. */
  readonly onTrace?: OnTrace;
}

/** Milliseconds. */
export interface SessionLimits {
  /** From the look-up of the name until encryption stands. */
  readonly connect: number;
  /** Silence of the server. RFC 5321, 4.5.3.2 asks for patience: who gives up after DATA sends the mail twice. */
  readonly silence: number;
  /** One mail, with the connection if it needs a new one, also with a server that drips one byte a minute. */
  readonly whole: number;
}

export const SESSION_LIMITS: SessionLimits = { connect: 60_000, silence: 300_000, whole: 600_000 };
/** A server that has said 250 has this long to answer QUIT. */
export const QUIT_MS = 5000;

/** What the library is to do for a session. */
export function connectionOptions(options: SessionOptions): SMTPConnectionOptions {
  const { server, heloName, limits = SESSION_LIMITS, onTrace } = options;
  return {
    host: server.host,
    port: server.port,
    secure: server.security === 'tls',
    requireTLS: server.security === 'starttls',
    ignoreTLS: server.security === 'none',
    name: heloName,
    connectionTimeout: limits.connect,
    greetingTimeout: limits.connect,
    dnsTimeout: limits.connect,
    socketTimeout: limits.silence,
    socketCloseTimeout: QUIT_MS,
    // A reply is a few lines; whoever sends more is no mail server.
    maxResponseSize: 64 * 1024,
    tls: tlsOptions(options),
    ...(onTrace === undefined ? {} : { logger: tracer(onTrace), transactionLog: true }),
  };
}

function tlsOptions({ server, trust, onTrace }: SessionOptions): ConnectionOptions {
  return {
    secureContext: trust,
    // A pinned certificate is checked when the connection stands: it may sign itself and carry any name.
    rejectUnauthorized: server.verifyCertificate && server.fingerprint === null,
    // Node's own check; the detour only lets the test mail tell what it saw.
    checkServerIdentity(host, certificate) {
      const { subject, valid_to: validTo } = certificate;
      onTrace?.({ type: 'certificate', subject: String(subject.CN), validTo });
      return checkServerIdentity(host, certificate);
    },
  };
}

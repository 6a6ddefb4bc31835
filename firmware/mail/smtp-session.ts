import { type ConnectionOptions, checkServerIdentity, type SecureContext } from 'node:tls';
import SMTPConnection, {
  type SMTPConnectionOptions,
  type SMTPConnectionSendInfo,
} from 'nodemailer/lib/smtp-connection';
import type { Clock } from '../../hw/clock.ts';
import type { MailServerConfig } from '../config/config.ts';
import type { Message } from './message.ts';
import { faultOf, LoginMissingError, rejectionsOf, replyText, StoppedError } from './smtp-error.ts';
import type { Rejection, SessionFault } from './smtp-fault.ts';
import { type OnTrace, tracer } from './smtp-trace.ts';

export interface SessionOptions {
  readonly server: MailServerConfig;
  /** Name with which we greet the server. */
  readonly heloName: string;
  readonly clock: Clock;
  readonly trust: SecureContext;
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
  /** The whole session, also with a server that drips one byte a minute. */
  readonly whole: number;
}

export const SESSION_LIMITS: SessionLimits = { connect: 60_000, silence: 300_000, whole: 600_000 };
/** A server that has said 250 has this long to answer QUIT. */
const QUIT_MS = 5000;

export type SessionEnd =
  | { readonly type: 'accepted'; readonly reply: string; readonly rejected: readonly Rejection[] }
  | { readonly type: 'fault'; readonly fault: SessionFault };

/**
 * One mail over one connection: connect, encrypt, log in, hand over, QUIT. Never rejects, and ends within the
 * limits or as soon as `signal` says so.
 */
export async function deliver(
  message: Message,
  options: SessionOptions,
  signal: AbortSignal,
): Promise<SessionEnd> {
  const connection = new SMTPConnection(connectionOptions(options));
  let stage: SessionFault['stage'] = 'connect';
  const breakOff = breakOffOf(connection, options, signal);
  try {
    await breakOff.or(step((done) => connection.connect(done)));
    stage = 'login';
    await breakOff.or(login(connection, options.server));
    stage = 'mail';
    const info = await breakOff.or(handOver(connection, message));
    leave(connection, options.clock);
    return {
      type: 'accepted',
      reply: replyText(info.response),
      rejected: rejectionsOf(info.rejectedErrors ?? []),
    };
  } catch (error) {
    connection.close();
    return { type: 'fault', fault: faultOf(stage, error) };
  } finally {
    breakOff.end();
  }
}

function connectionOptions(options: SessionOptions): SMTPConnectionOptions {
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
    rejectUnauthorized: server.verifyCertificate,
    // Node's own check; the detour only lets the test mail tell what it saw.
    checkServerIdentity(host, certificate) {
      const { subject, valid_to: validTo } = certificate;
      onTrace?.({ type: 'certificate', subject: String(subject.CN), validTo });
      return checkServerIdentity(host, certificate);
    },
  };
}

/** Everything that ends a session from outside its dialogue. The library reports most faults by an event only. */
function breakOffOf(connection: SMTPConnection, { clock, limits }: SessionOptions, signal: AbortSignal) {
  let reject: (reason: Error) => void = () => undefined;
  const broken = new Promise<never>((_, fail) => {
    reject = fail;
  });
  // Nobody may be waiting when it happens.
  broken.catch(() => undefined);
  const onAbort = () => reject(new StoppedError());
  const whole = limits?.whole ?? SESSION_LIMITS.whole;
  const timer = clock.after(whole, () =>
    reject(Object.assign(new Error(`not done after ${Math.round(whole / 1000)} s`), { code: 'ETIMEDOUT' })),
  );
  connection.on('error', (error: Error) => reject(error));
  // A little later: with 421 in mid-mail the library reports the end before the words that explain it.
  connection.once('end', () => setImmediate(() => reject(new Error('the connection ended'))));
  signal.addEventListener('abort', onAbort, { once: true });
  if (signal.aborted) onAbort();
  return {
    or: <T>(step: Promise<T>): Promise<T> => Promise.race([step, broken]),
    end() {
      timer.cancel();
      signal.removeEventListener('abort', onAbort);
    },
  };
}

/** A step whose callback says only whether it failed. */
function step(run: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    run((error) => (error ? reject(error) : resolve()));
  });
}

async function login(connection: SMTPConnection, { login: credentials }: MailServerConfig): Promise<void> {
  if (credentials === null) return;
  // Without this the mail would go out unauthenticated, to be refused as somebody else's.
  if (!connection.allowsAuth) throw new LoginMissingError();
  const { user, password } = credentials;
  await step((done) => connection.login({ user, credentials: { user, pass: password } }, done));
}

function handOver(connection: SMTPConnection, { from, to, bytes }: Message): Promise<SMTPConnectionSendInfo> {
  return new Promise((resolve, reject) => {
    connection.send({ from, to: [...to], size: bytes.length }, bytes, (error, info) =>
      error === null ? resolve(info) : reject(error),
    );
  });
}

/** Says goodbye without keeping the result waiting: between the 250 and our commit no time may be lost. */
function leave(connection: SMTPConnection, clock: Clock): void {
  const timer = clock.after(QUIT_MS, () => connection.close());
  connection.once('end', () => timer.cancel());
  connection.quit();
}

import { Readable } from 'node:stream';
import SMTPConnection, { type SMTPConnectionSendInfo } from 'nodemailer/lib/smtp-connection';
import { certificateOf, checkPin, type ShownCertificate } from './certificate-pin.ts';
import type { Message } from './message.ts';
import { faultOf, rejectionsOf, replyText } from './smtp-error.ts';
import type { Rejection, SessionFault } from './smtp-fault.ts';
import { logIn } from './smtp-login.ts';
import { connectionOptions, QUIT_MS, type SessionOptions } from './smtp-options.ts';

/** RFC 5321, 3.8: the server closes the connection. */
const CLOSING = 421;

export type SessionEnd =
  | { readonly type: 'accepted'; readonly reply: string; readonly rejected: readonly Rejection[] }
  | SessionFailure;
export interface SessionFailure {
  readonly type: 'fault';
  readonly fault: SessionFault;
  /** Not a byte of the mail was sent: it can take another connection without a risk of going twice. */
  readonly isUntouched: boolean;
}

/**
 * A connection to a mail server on which one mail follows another: connect, encrypt, log in, then mails, QUIT.
 * Nothing of it rejects, and every step ends when its signal is aborted.
 */
export class SmtpSession {
  readonly #connection: SMTPConnection;
  readonly #options: SessionOptions;
  /** Rejects when the session ends from outside its dialogue. */
  readonly #broken: Promise<never>;
  #isOver = false;
  /** The server refused something: the next mail begins with a clean slate. */
  #needsReset = false;
  #mails = 0;

  private constructor(options: SessionOptions) {
    this.#options = options;
    this.#connection = new SMTPConnection(connectionOptions(options));
    this.#broken = new Promise<never>((_, reject) => {
      // The library reports most faults by an event only.
      this.#connection.on('error', reject);
      // Without words, as its fault has a sentence. A little later: with 421 in mid-mail the library reports the end before the words that explain it.
      this.#connection.once('end', () => {
        this.#isOver = true;
        setImmediate(() => reject(new Error()));
      });
    });
    // Nobody may be waiting when it happens.
    this.#broken.catch(() => undefined);
  }

  /** Connects, encrypts, checks who answers and logs in. */
  static async open(options: SessionOptions, signal: AbortSignal): Promise<SmtpSession | SessionFailure> {
    const session = new SmtpSession(options);
    const connection = session.#connection;
    let stage: SessionFault['stage'] = 'connect';
    try {
      await session.#unlessBroken(signal, () => step((done) => connection.connect(done)));
      checkPin(options.server, connection._socket);
      stage = 'login';
      const { server, tokens = null } = options;
      await session.#unlessBroken(signal, () => logIn(connection, server.login, tokens));
      return session;
    } catch (error) {
      session.close();
      return { type: 'fault', fault: faultOf(stage, error), isUntouched: true };
    }
  }

  /** Mails that were handed over or refused on this connection. */
  get mails(): number {
    return this.#mails;
  }

  /** Whether another mail may be sent, as far as is known here. */
  get isOpen(): boolean {
    return !this.#isOver;
  }

  /** What the server showed; null without encryption. */
  get certificate(): ShownCertificate | null {
    return certificateOf(this.#connection._socket);
  }

  async send(message: Message, signal: AbortSignal): Promise<SessionEnd> {
    const bytes = streamOf(message.bytes);
    try {
      const info = await this.#unlessBroken(signal, async () => {
        await this.#reset();
        return await handOver(this.#connection, message, bytes);
      });
      const rejected = rejectionsOf(info.rejectedErrors ?? []);
      return { type: 'accepted', reply: replyText(info.response), rejected };
    } catch (error) {
      return this.#failed(faultOf('mail', error), !bytes.readableDidRead);
    } finally {
      this.#mails += 1;
    }
  }

  /** Says goodbye without keeping anybody waiting: between the 250 and our commit no time may be lost. */
  leave(): void {
    if (this.#isOver) return;
    const timer = this.#options.clock.after(QUIT_MS, () => this.close());
    this.#connection.once('end', () => timer.cancel());
    this.#isOver = true;
    this.#connection.quit();
  }

  close(): void {
    this.#isOver = true;
    this.#connection.close();
  }

  /** A server that only refused this mail takes the next one on the same connection. */
  #failed(fault: SessionFault, isUntouched: boolean): SessionFailure {
    const isOfMail = fault.reply !== null && fault.reply.code !== CLOSING && !this.#isOver;
    if (isOfMail) this.#needsReset = true;
    else this.close();
    return { type: 'fault', fault, isUntouched };
  }

  async #reset(): Promise<void> {
    if (!this.#needsReset) return;
    this.#needsReset = false;
    await step((done) => this.#connection.reset(done));
  }

  /** @throws whatever ends the session or the wait before the step is done */
  async #unlessBroken<T>(signal: AbortSignal, run: () => Promise<T>): Promise<T> {
    let onAbort = (): void => undefined;
    const aborted = new Promise<never>((_, reject) => {
      onAbort = () => reject(signal.reason);
    });
    signal.addEventListener('abort', onAbort, { once: true });
    if (signal.aborted) onAbort();
    try {
      return await Promise.race([run(), this.#broken, aborted]);
    } finally {
      signal.removeEventListener('abort', onAbort);
    }
  }
}

/** A step whose callback says only whether it failed. */
function step(run: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    run((error) => (error ? reject(error) : resolve()));
  });
}

/** A stream, so that it can be told whether any of it was asked for. */
function streamOf(bytes: Buffer): Readable {
  return new Readable({
    read() {
      this.push(bytes);
      this.push(null);
    },
  });
}

function handOver(
  connection: SMTPConnection,
  { from, to, bytes }: Message,
  stream: Readable,
): Promise<SMTPConnectionSendInfo> {
  return new Promise((resolve, reject) => {
    connection.send({ from, to: [...to], size: bytes.length }, stream, (error, info) =>
      error === null ? resolve(info) : reject(error),
    );
  });
}

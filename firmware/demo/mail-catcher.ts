import { randomUUID } from 'node:crypto';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import type { Clock } from '../../hw/clock.ts';
import type { CaughtMail } from '../http/contract/demo.ts';

/** How many mails are kept; the oldest goes. */
const MOST_MAILS = 200;
/** Largest mail, bytes. What the box writes has a few kilobytes. */
const LARGEST_MAIL = 1_000_000;

/** A refusal that is played: at a recipient, or after the whole mail came in. */
export interface Refusal {
  readonly at: 'RCPT' | 'DATA';
  /** 4xx or 5xx. */
  readonly code: number;
  readonly text: string;
  /** At RCPT: the only recipient that is refused. Left out: all of them. */
  readonly recipient?: string;
}

export interface MailCatcherOptions {
  readonly clock: Clock;
  /** Told of every mail that was taken. */
  readonly onMail?: (mail: CaughtMail) => void;
}

/** A mail server on loopback that delivers nothing: what it takes can be read in the demo. */
export class MailCatcher {
  readonly #options: MailCatcherOptions;
  #server: SMTPServer | null = null;
  #refusal: Refusal | null = null;
  #mails: readonly CaughtMail[] = [];

  constructor(options: MailCatcherOptions) {
    this.#options = options;
  }

  /** Newest first, at most 200. */
  get mails(): readonly CaughtMail[] {
    return this.#mails;
  }

  /** From now on mails are refused like this; null: they are taken again. */
  respond(refusal: Refusal | null): void {
    this.#refusal = refusal;
  }

  /**
   * @param port 0 for any free one
   * @returns the port that it listens on, at 127.0.0.1
   * @throws what the operating system says when the port is taken
   */
  async start(port: number): Promise<number> {
    const server = this.#createServer();
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    });
    // A client that goes away in the middle is no fault of the demo.
    server.removeAllListeners('error').on('error', () => undefined);
    this.#server = server;
    const address = server.server.address();
    return typeof address === 'object' && address !== null ? address.port : port;
  }

  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    if (server !== null) await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  #createServer(): SMTPServer {
    return new SMTPServer({
      name: 'mail-catcher',
      disabledCommands: ['STARTTLS', 'AUTH'],
      disableReverseLookup: true,
      size: LARGEST_MAIL,
      closeTimeout: 100,
      onRcptTo: ({ address }, _session, done) => done(this.#refusalAt('RCPT', address)),
      onData: (stream, { envelope }, done) => {
        // The parser reads the stream to its end also when the mail is refused; else the client would wait for ever.
        simpleParser(stream, { skipTextToHtml: true, skipImageLinks: true }).then(
          (mail) => {
            const refusal = stream.sizeExceeded ? TOO_LARGE : this.#refusalAt('DATA', '');
            if (refusal === null) this.#keep(mail, envelope.rcptTo);
            done(refusal);
          },
          () => done(smtpError(451, 'the mail cannot be read')),
        );
      },
    });
  }

  #refusalAt(at: Refusal['at'], recipient: string): Error | null {
    const refusal = this.#refusal;
    if (refusal === null || refusal.at !== at) return null;
    if (refusal.recipient !== undefined && refusal.recipient !== recipient) return null;
    return smtpError(refusal.code, refusal.text);
  }

  #keep(mail: ParsedMail, to: readonly { readonly address: string }[]): void {
    const now = this.#options.clock.now();
    const caught: CaughtMail = {
      id: randomUUID(),
      at: now,
      from: mail.from?.text ?? '',
      to: to.map(({ address }) => address),
      subject: mail.subject ?? '',
      text: mail.text ?? '',
      html: typeof mail.html === 'string' ? mail.html : '',
      messageId: mail.messageId ?? '',
    };
    this.#mails = [caught, ...this.#mails].slice(0, MOST_MAILS);
    this.#options.onMail?.(caught);
  }
}

/** The server library takes the code of its reply from the error. */
function smtpError(responseCode: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode });
}

const TOO_LARGE = smtpError(552, 'the mail is too large');

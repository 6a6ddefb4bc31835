import type { Timer } from '../../hw/clock.ts';
import { deadline } from './deadline.ts';
import type { Message } from './message.ts';
import { SESSION_LIMITS, type SessionOptions } from './smtp-options.ts';
import { type SessionEnd, SmtpSession } from './smtp-session.ts';

export interface PoolOptions {
  readonly session: SessionOptions;
  /** After so many mails a connection is closed and another one opened; many servers count them. */
  readonly mailsPerConnection: number;
}

/** So long a connection waits for a next mail. Short: an idle connection is one more thing that can be dead. */
const IDLE_MS = 5000;

/**
 * Connections to one mail server. As many are opened as mails are sent at the same time; whoever comes next takes
 * one that has become free.
 */
export class SmtpPool {
  readonly #options: PoolOptions;
  readonly #idle = new Map<SmtpSession, Timer>();
  readonly #closing = new AbortController();

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  /**
   * Never rejects; ends within the limits, as soon as `signal` is aborted, or when the pool is closed.
   *
   * @param onConnected the server has let us in
   */
  async send(message: Message, signal: AbortSignal, onConnected: () => void): Promise<SessionEnd> {
    const { clock, limits = SESSION_LIMITS } = this.#options.session;
    const limit = deadline(clock, limits.whole, [signal, this.#closing.signal]);
    try {
      const idle = this.#takeIdle();
      if (idle === null) return await this.#sendAnew(message, limit.signal, onConnected);
      onConnected();
      const end = await this.#sendOn(idle, message, limit.signal);
      // The server had hung up meanwhile, as servers do. That is no failed attempt.
      const isStale = end.type === 'fault' && end.isUntouched && !idle.isOpen && !limit.signal.aborted;
      const isWorthIt = isStale && !end.fault.codes.includes('ETIMEDOUT');
      return isWorthIt ? await this.#sendAnew(message, limit.signal, onConnected) : end;
    } finally {
      limit.end();
    }
  }

  /** Breaks off what is on the wire; no mail is taken any more. */
  close(): void {
    this.#closing.abort();
    for (const session of [...this.#idle.keys()]) this.#leave(session);
  }

  async #sendAnew(message: Message, signal: AbortSignal, onConnected: () => void): Promise<SessionEnd> {
    const session = await SmtpSession.open(this.#options.session, signal);
    if (!(session instanceof SmtpSession)) return session;
    onConnected();
    return this.#sendOn(session, message, signal);
  }

  async #sendOn(session: SmtpSession, message: Message, signal: AbortSignal): Promise<SessionEnd> {
    const end = await session.send(message, signal);
    const isUsedUp = session.mails >= this.#options.mailsPerConnection || this.#closing.signal.aborted;
    if (isUsedUp) session.leave();
    else if (session.isOpen) this.#keep(session);
    return end;
  }

  /** The one used last: the others may rest until their time is over. */
  #takeIdle(): SmtpSession | null {
    for (const session of [...this.#idle.keys()].reverse()) {
      this.#idle.get(session)?.cancel();
      this.#idle.delete(session);
      if (session.isOpen) return session;
    }
    return null;
  }

  #keep(session: SmtpSession): void {
    const timer = this.#options.session.clock.after(IDLE_MS, () => this.#leave(session));
    this.#idle.set(session, timer);
  }

  #leave(session: SmtpSession): void {
    this.#idle.get(session)?.cancel();
    this.#idle.delete(session);
    session.leave();
  }
}

import { connect, type Socket } from 'node:net';
import type { Clock, Timer } from '../clock.ts';
import type { LinkState } from '../equipment.ts';
import type { Reason, Why } from '../reason.ts';
import { pauseBefore } from './back-off.ts';
import { connectFault } from './connect-fault.ts';

export interface TcpClientOptions {
  readonly host: string;
  readonly port: number;
  readonly clock: Clock;
  /** A number from 0 to 1: spreads the tries of many boxes after a power cut. */
  readonly random: () => number;
  /** How long a connection may take to come about, milliseconds. */
  readonly connectTimeout: number;
  /** What an operator should look at when no connection comes about. */
  readonly remedy: Reason;
}

/** The protocol spoken over the connection. None of these may throw. */
export interface TcpProtocol {
  connected(): void;
  received(chunk: Uint8Array): void;
  /** The connection that was there is gone, whoever ended it. */
  disconnected(): void;
  state(state: LinkState): void;
}

/** More than this unsent means that the far end reads no longer. */
const UNSENT_LIMIT = 256 * 1024;

/**
 * A TCP connection that comes back by itself. It knows no protocol: what counts as alive, and when the link is up,
 * is for the protocol to say (`working`, `close`). Every failure is a state with a reason, none is raised.
 *
 *   stopped --start--> connecting --working()--> up
 *                        ^   |                    |
 *                  timer |   v  fault, close()    |
 *                       down <--------------------+
 */
export class TcpClient {
  readonly #options: TcpClientOptions;
  readonly #protocol: TcpProtocol;
  #socket: Socket | null = null;
  #timer: Timer | null = null;
  #failures = 0;
  #state: LinkState;

  constructor(options: TcpClientOptions, protocol: TcpProtocol) {
    this.#options = options;
    this.#protocol = protocol;
    this.#state = { phase: 'stopped', since: options.clock.now() };
  }

  state(): LinkState {
    return this.#state;
  }

  /** Begins to connect and returns at once: a far end that is not there must not hold up the box. */
  start(): void {
    if (this.#state.phase === 'stopped') this.#connect();
  }

  async stop(): Promise<void> {
    const socket = this.#socket;
    this.#forget();
    this.#enter({ phase: 'stopped', since: this.#options.clock.now() });
    if (socket === null || socket.destroyed) return;
    const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    socket.destroy();
    await closed;
  }

  send(text: string | Uint8Array): void {
    const socket = this.#socket;
    if (socket === null || !socket.writable) return;
    socket.write(text);
    if (socket.writableLength > UNSENT_LIMIT) this.close([{ code: 'tcp-not-read', place: this.#place() }]);
  }

  /** The protocol is through: the link is up and the next failure is a first one again. */
  working(detail: string): void {
    if (this.#socket === null) return;
    this.#failures = 0;
    this.#enter({ phase: 'up', since: this.#options.clock.now(), detail });
  }

  /** Gives this connection up because of `why`, and tries again after `pause` milliseconds or the usual back-off. */
  close(why: Why, pause?: number): void {
    const socket = this.#socket;
    if (socket === null) return;
    this.#forget();
    socket.destroy();
    this.#protocol.disconnected();
    this.#retry(why, pause);
  }

  #connect(): void {
    const { host, port, clock, connectTimeout } = this.#options;
    const why = this.#state.phase === 'down' ? this.#state.why : undefined;
    this.#enter({ phase: 'connecting', since: clock.now(), ...(why !== undefined && { why }) });
    const socket = connect({ host, port, noDelay: true, keepAlive: true, keepAliveInitialDelay: 60_000 });
    this.#socket = socket;
    // A socket that was given up may still have something to say; only the present one is listened to.
    const isPresent = () => this.#socket === socket;
    this.#timer = clock.after(connectTimeout, () =>
      this.close([{ code: 'tcp-no-answer', place: this.#place() }, this.#options.remedy]),
    );
    socket.on('connect', () => {
      if (!isPresent()) return;
      this.#cancelTimer();
      this.#protocol.connected();
    });
    socket.on('data', (chunk: Buffer) => {
      if (isPresent()) this.#protocol.received(chunk);
    });
    socket.on('error', (fault: NodeJS.ErrnoException) => {
      if (isPresent()) this.close(this.#whyOf(fault));
    });
    socket.on('close', () => {
      if (isPresent()) this.close([{ code: 'tcp-closed', place: this.#place() }]);
    });
  }

  #retry(why: Why, pause = pauseBefore(this.#failures, this.#options.random)): void {
    this.#failures += 1;
    const now = this.#options.clock.now();
    this.#enter({ phase: 'down', since: now, why, retryAt: now + pause });
    this.#timer = this.#options.clock.after(pause, () => {
      this.#timer = null;
      this.#connect();
    });
  }

  #enter(state: LinkState): void {
    this.#state = state;
    this.#protocol.state(state);
  }

  #forget(): void {
    this.#cancelTimer();
    this.#socket = null;
  }

  #cancelTimer(): void {
    this.#timer?.cancel();
    this.#timer = null;
  }

  #place(): string {
    return `${this.#options.host}:${this.#options.port}`;
  }

  #whyOf(fault: NodeJS.ErrnoException): Why {
    const reason = connectFault(fault, this.#options);
    // Nothing is known of the far end: the name has to be right first.
    return reason.code === 'tcp-name-unknown' ? [reason] : [reason, this.#options.remedy];
  }
}

import { createServer, type Server, type Socket } from 'node:net';
import type { Clock, Timer } from '../clock.ts';
import type { LinkState } from '../equipment.ts';
import type { Log } from '../log.ts';
import { textOf, type Why } from '../reason.ts';
import { pauseBefore } from './back-off.ts';
import { Gate, plainAddress } from './gate.ts';
import type { LinkReason } from './link-reason.ts';
import { listenFault, placeOf } from './listen-fault.ts';

export interface TcpListenerOptions {
  /** Address of this machine to listen at; 0.0.0.0 is every one. */
  readonly host: string;
  readonly port: number;
  /** The IP address that alone may connect. Left out: whoever reaches the port. */
  readonly from?: string;
  readonly clock: Clock;
  readonly log: Log;
  /** A number from 0 to 1: spreads the tries to take the port. */
  readonly random: () => number;
}

/** The protocol spoken over the connection. None of these may throw. */
export interface ListenerProtocol {
  opened(): void;
  received(chunk: Uint8Array): void;
  /** The connection that was there is gone, whoever ended it, or was replaced by a new one. */
  closed(): void;
  state(state: LinkState): void;
}

/** More than this unsent means that the far end reads no longer. */
const UNSENT_LIMIT = 16 * 1024;
const KEEP_ALIVE = 60_000;

/**
 * A port of this machine to which the equipment connects; one connection at a time. A new one replaces the old one:
 * equipment that lost its power does not say good-bye, and must not be locked out by its own dead connection.
 *
 *   stopped --start--> connecting --accepted, working()--> up
 *                       ^  |  ^ \                          | | ended properly: up, waiting for the next one
 *                 timer |  |   \-----broken, close()-------+
 *                       |  v port not to be had
 *                      down
 */
export class TcpListener {
  readonly #options: TcpListenerOptions;
  readonly #protocol: ListenerProtocol;
  readonly #gate: Gate;
  #server: Server | null = null;
  #socket: Socket | null = null;
  #peer = '';
  #timer: Timer | null = null;
  #failures = 0;
  #state: LinkState;

  constructor(options: TcpListenerOptions, protocol: ListenerProtocol) {
    this.#options = options;
    this.#protocol = protocol;
    this.#gate = new Gate(options.from);
    this.#state = { phase: 'stopped', since: options.clock.now() };
  }

  state(): LinkState {
    return this.#state;
  }

  start(): void {
    if (this.#state.phase === 'stopped') this.#listen();
  }

  async stop(): Promise<void> {
    const server = this.#server;
    this.#forget();
    this.#enter({ phase: 'stopped', since: this.#options.clock.now() });
    if (server?.listening === true) await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  send(bytes: Uint8Array): void {
    const socket = this.#socket;
    if (socket === null || !socket.writable) return;
    socket.write(bytes);
    if (socket.writableLength > UNSENT_LIMIT) this.close([{ code: 'peer-not-reading', peer: this.#peer }]);
  }

  /** The protocol is through with this connection. */
  working(detail: string): void {
    if (this.#socket === null) return;
    const since = this.#options.clock.now();
    this.#enter({ phase: 'up', since, detail: `${detail} Connected from ${this.#peer}.` });
  }

  /** Gives this connection up because of `why` and waits for the next one. */
  close(why: Why): void {
    if (!this.#hangUp()) return;
    this.#waitingFor([...why, { code: 'waiting-again', ...placeOf(this.#options) }]);
  }

  #listen(): void {
    const { host, port } = this.#options;
    const server = createServer({ noDelay: true, keepAlive: true, keepAliveInitialDelay: KEEP_ALIVE });
    this.#server = server;
    const isPresent = () => this.#server === server;
    this.#enter({ phase: 'connecting', since: this.#options.clock.now() });
    server.on('connection', (socket) => {
      if (isPresent()) this.#knocked(socket);
      else socket.destroy();
    });
    server.on('error', (fault: NodeJS.ErrnoException) => {
      if (isPresent()) this.#failed(fault);
    });
    server.on('listening', () => {
      if (!isPresent()) return;
      this.#failures = 0;
      this.#waitingFor([{ code: 'waiting', ...placeOf(this.#options) }]);
    });
    server.listen({ host, port });
  }

  #knocked(socket: Socket): void {
    socket.on('error', () => socket.destroy());
    // A connection that broke meanwhile has no address any more.
    const address = plainAddress(socket.remoteAddress ?? '');
    if (this.#gate.admits(address)) this.#accept(socket, address);
    else {
      socket.destroy();
      this.#refused(address);
    }
  }

  #accept(socket: Socket, peer: string): void {
    this.#hangUp();
    this.#socket = socket;
    this.#peer = peer;
    const isPresent = () => this.#socket === socket;
    let ended = false;
    socket.on('data', (chunk: Buffer) => {
      if (isPresent()) this.#protocol.received(chunk);
    });
    socket.on('end', () => {
      ended = true;
    });
    socket.on('close', () => {
      if (!isPresent()) return;
      if (ended) this.#ended();
      else this.close([{ code: 'peer-broken', peer }]);
    });
    this.#protocol.opened();
  }

  /** Some equipment connects for each delivery: that it hangs up properly is no fault. */
  #ended(): void {
    this.#hangUp();
    const { host, port } = this.#options;
    const detail = `Listening at ${host}:${port}; ${this.#peer} was connected and hung up.`;
    this.#enter({ phase: 'up', since: this.#options.clock.now(), detail });
  }

  #refused(stranger: string): void {
    if (!this.#gate.isNewStranger(stranger)) return;
    const { from = '', port, log } = this.#options;
    const refused: LinkReason = { code: 'stranger-refused', stranger, from, ...placeOf(this.#options) };
    log.warn({ port }, textOf([refused]));
    if (this.#state.phase === 'connecting') this.#waitingFor([refused]);
  }

  #failed(fault: NodeJS.ErrnoException): void {
    const { clock, random } = this.#options;
    this.#forget();
    const pause = pauseBefore(this.#failures, random);
    this.#failures += 1;
    const now = clock.now();
    const why = [listenFault(fault, 'TCP', this.#options)];
    this.#enter({ phase: 'down', since: now, why, retryAt: now + pause });
    this.#timer = clock.after(pause, () => this.#listen());
  }

  /** Ends the present connection; false when there is none. */
  #hangUp(): boolean {
    const socket = this.#socket;
    if (socket === null) return false;
    this.#socket = null;
    socket.destroy();
    this.#protocol.closed();
    return true;
  }

  #forget(): void {
    this.#timer?.cancel();
    this.#timer = null;
    const server = this.#server;
    this.#server = null;
    this.#hangUp();
    if (server?.listening === false) server.close();
  }

  #waitingFor(why: Why): void {
    this.#enter({ phase: 'connecting', since: this.#options.clock.now(), why, isWaiting: true });
  }

  #enter(state: LinkState): void {
    this.#state = state;
    this.#protocol.state(state);
  }
}

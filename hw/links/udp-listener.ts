import { createSocket, type Socket } from 'node:dgram';
import type { Clock, Timer } from '../clock.ts';
import type { LinkState } from '../equipment.ts';
import type { Why } from '../reason.ts';
import { pauseBefore } from './back-off.ts';
import { listenFault } from './listen-fault.ts';

export interface UdpListenerOptions {
  /** Address of this machine to listen at; 0.0.0.0 takes broadcasts of every network. */
  readonly host: string;
  readonly port: number;
  readonly clock: Clock;
  /** A number from 0 to 1: spreads the tries. */
  readonly random: () => number;
}

/** The protocol of the packets. None of these may throw. */
export interface UdpProtocol {
  opened(): void;
  /** One packet. */
  received(packet: Uint8Array): void;
  closed(): void;
  state(state: LinkState): void;
}

/**
 * Packets that arrive at a port of this machine. Who sends them is not known: everybody on the network can.
 *
 *   stopped --start--> connecting --bound, working()--> up
 *                        ^   |  fault                   | fault
 *                  timer |   v                          v
 *                       down <--------------------------+
 */
export class UdpListener {
  readonly #options: UdpListenerOptions;
  readonly #protocol: UdpProtocol;
  #socket: Socket | null = null;
  #timer: Timer | null = null;
  #failures = 0;
  #state: LinkState;

  constructor(options: UdpListenerOptions, protocol: UdpProtocol) {
    this.#options = options;
    this.#protocol = protocol;
    this.#state = { phase: 'stopped', since: options.clock.now() };
  }

  state(): LinkState {
    return this.#state;
  }

  start(): void {
    if (this.#state.phase === 'stopped') this.#bind();
  }

  async stop(): Promise<void> {
    const socket = this.#forget();
    this.#enter({ phase: 'stopped', since: this.#options.clock.now() });
    if (socket !== null) await new Promise<void>((resolve) => socket.close(() => resolve()));
  }

  /** Nobody is spoken to: units send without being asked. */
  send(): void {}

  working(detail: string): void {
    if (this.#socket === null) return;
    this.#failures = 0;
    this.#enter({ phase: 'up', since: this.#options.clock.now(), detail });
  }

  /** Gives the port back because of `why`, and takes it again after the usual back-off. */
  close(why: Why): void {
    const { clock, random } = this.#options;
    const socket = this.#forget();
    if (socket === null) return;
    socket.close();
    this.#protocol.closed();
    const pause = pauseBefore(this.#failures, random);
    this.#failures += 1;
    this.#enter({ phase: 'down', since: clock.now(), why, retryAt: clock.now() + pause });
    this.#timer = clock.after(pause, () => this.#bind());
  }

  #bind(): void {
    const { host, port, clock } = this.#options;
    this.#enter({ phase: 'connecting', since: clock.now() });
    // Several programs may listen for the broadcasts of one unit.
    const socket = createSocket({ type: 'udp4', reuseAddr: true });
    this.#socket = socket;
    const isPresent = () => this.#socket === socket;
    socket.on('message', (packet) => {
      if (isPresent()) this.#protocol.received(packet);
    });
    socket.on('error', (fault: NodeJS.ErrnoException) => {
      if (isPresent()) this.#failed(fault);
    });
    socket.bind({ port, address: host }, () => {
      if (isPresent()) this.#protocol.opened();
    });
  }

  #failed(fault: NodeJS.ErrnoException): void {
    this.close([listenFault(fault, 'UDP', this.#options)]);
  }

  #forget(): Socket | null {
    const socket = this.#socket;
    this.#socket = null;
    this.#timer?.cancel();
    this.#timer = null;
    return socket;
  }

  #enter(state: LinkState): void {
    this.#state = state;
    this.#protocol.state(state);
  }
}

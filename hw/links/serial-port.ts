import type { Clock, Timer } from '../clock.ts';
import type { LinkState } from '../equipment.ts';
import type { Why } from '../reason.ts';
import { pauseBefore } from './back-off.ts';
import { type OpenSerialDevice, openSerialDevice, type SerialDevice } from './serial-device.ts';
import { findPort } from './serial-find.ts';
import {
  explain,
  type SerialFault,
  type SerialFaultReason,
  type SerialLocation,
  type SerialSettings,
} from './serial-settings.ts';
import { withinLimit } from './within-limit.ts';
import { WriteWatch } from './write-watch.ts';

export interface SerialPortLinkOptions {
  readonly where: SerialLocation;
  readonly settings: SerialSettings;
  readonly clock: Clock;
  /** A number from 0 to 1: spreads the tries. */
  readonly random: () => number;
  /** How a port is found and opened; tests put their own in place. */
  readonly find?: (where: SerialLocation) => Promise<string | null>;
  readonly open?: OpenSerialDevice;
}

/** The protocol spoken over the port. None of these may throw. */
export interface SerialProtocol {
  opened(): void;
  received(chunk: Uint8Array): void;
  /** The port that was open is gone, whoever ended it. */
  closed(): void;
  state(state: LinkState): void;
}

/** How often the driver is asked whether the hardware is still there: a pulled cable gives no event. */
const LIVENESS = 1_000;
/** This many questions without a reply count as a dead port. */
const SILENT_CHECKS = 5;
/** Some drivers throw nothing away, and closing waits in the kernel until what was written has left: up to half a minute. */
const CLOSE_LIMIT = 3_000;
/** A port that is not there costs next to nothing to look for, and must be back soon after it was plugged in. */
const MISSING_PAUSE = 1_500;
/** Faults of a port that is not there. */
const PULLED: ReadonlySet<SerialFaultReason> = new Set(['missing', 'gone', 'mute']);

/**
 * A serial port that comes back by itself, under another name if need be. It knows no protocol: when the link is up
 * is for the protocol to say (`working`, `failing`). Every failure is a state with a reason, none is raised.
 *
 *   stopped --start--> connecting --opened, working()--> up
 *                        ^   |          \--failing()--> down (open, the protocol goes on trying)
 *                  timer |   v  fault, gone, close()
 *                       down
 */
export class SerialPortLink {
  readonly #options: SerialPortLinkOptions;
  readonly #protocol: SerialProtocol;
  #device: SerialDevice | null = null;
  #writes: WriteWatch | null = null;
  /** The next try, or the next look whether the port is alive. */
  #timer: Timer | null = null;
  #checksOut = 0;
  #failures = 0;
  /** Grows with each opening and each end, so that what belongs to an earlier one is not listened to. */
  #turn = 0;
  #opening: Promise<void> = Promise.resolve();
  #closing: Promise<void> = Promise.resolve();
  #state: LinkState;

  constructor(options: SerialPortLinkOptions, protocol: SerialProtocol) {
    this.#options = options;
    this.#protocol = protocol;
    this.#state = { phase: 'stopped', since: options.clock.now() };
  }

  state(): LinkState {
    return this.#state;
  }

  /** Begins to open and returns at once: a missing device must not hold up the box. */
  start(): void {
    if (this.#state.phase === 'stopped') this.#connect();
  }

  /** Ends within a few seconds, whatever the driver does. */
  async stop(): Promise<void> {
    if (this.#state.phase === 'stopped') return;
    this.#release();
    this.#enter({ phase: 'stopped', since: this.#options.clock.now() });
    const ended = Promise.all([this.#opening, this.#closing]);
    await withinLimit(this.#options.clock, CLOSE_LIMIT, ended);
  }

  /** Writes, in order. What cannot be written within the limit ends this opening of the port. */
  send(bytes: Uint8Array): void {
    if (this.#device === null || this.#writes === null) return;
    this.#device.write(bytes, this.#writes.begin(bytes.length));
    if (this.#writes.isFull) this.#notTaken();
  }

  /** The protocol is through: the link is up and the next failure is a first one again. */
  working(detail: string): void {
    if (this.#device === null) return;
    this.#failures = 0;
    this.#enter({ phase: 'up', since: this.#options.clock.now(), detail });
  }

  /** The port is open, but what is at its other end does not do its part; the protocol tries again at `retryAt`. */
  failing(why: Why, retryAt: number): void {
    if (this.#device === null) return;
    this.#enter({ phase: 'down', since: this.#options.clock.now(), why, retryAt });
  }

  /** Gives this opening up because of `why`, and opens again after the usual back-off. */
  close(why: Why, pause = pauseBefore(this.#failures, this.#options.random)): void {
    if (this.#device === null) return;
    this.#release();
    this.#protocol.closed();
    this.#retry(why, pause);
  }

  #connect(): void {
    const why = this.#state.phase === 'down' ? this.#state.why : undefined;
    this.#enter({
      phase: 'connecting',
      since: this.#options.clock.now(),
      ...(why !== undefined && { why }),
    });
    this.#turn += 1;
    this.#opening = this.#open(this.#turn);
  }

  async #open(turn: number): Promise<void> {
    const { where, settings, find = findPort, open = openSerialDevice } = this.#options;
    // The former descriptor holds the lock on the port until it is given back.
    await this.#closing;
    const path = await find(where).catch(() => null);
    if (turn !== this.#turn) return;
    if (path === null) {
      this.#failed({ reason: 'missing', detail: '' });
      return;
    }
    const opened = await open(path, settings, {
      received: (chunk) => {
        if (turn === this.#turn) this.#protocol.received(chunk);
      },
      lost: (fault) => {
        if (turn === this.#turn) this.#lost(fault);
      },
    });
    if (turn === this.#turn) {
      if (opened.type === 'open') this.#begin(opened.device);
      else this.#failed(opened.fault);
    } else if (opened.type === 'open') {
      await opened.device.close();
    }
  }

  #begin(device: SerialDevice): void {
    this.#device = device;
    this.#checksOut = 0;
    this.#writes = new WriteWatch(this.#options.clock, () => this.#notTaken());
    this.#timer = this.#options.clock.every(LIVENESS, () => this.#check(device));
    this.#protocol.opened();
  }

  #check(device: SerialDevice): void {
    const turn = this.#turn;
    if (this.#checksOut >= SILENT_CHECKS) {
      this.#lost({ reason: 'mute', detail: '' });
      return;
    }
    this.#checksOut += 1;
    void device.check().then((answer) => {
      if (turn !== this.#turn) return;
      this.#checksOut = 0;
      if (answer === 'gone') this.#lost({ reason: 'gone', detail: '' });
    });
  }

  #lost(fault: SerialFault): void {
    this.close([explain(fault, this.#options.where)], this.#pauseAfter(fault));
  }

  #failed(fault: SerialFault): void {
    this.#retry([explain(fault, this.#options.where)], this.#pauseAfter(fault));
  }

  #pauseAfter(fault: SerialFault): number {
    const usual = pauseBefore(this.#failures, this.#options.random);
    return PULLED.has(fault.reason) ? Math.min(MISSING_PAUSE, usual) : usual;
  }

  #retry(why: Why, pause: number): void {
    this.#failures += 1;
    const { clock } = this.#options;
    this.#enter({ phase: 'down', since: clock.now(), why, retryAt: clock.now() + pause });
    this.#timer = clock.after(pause, () => this.#connect());
  }

  #notTaken(): void {
    this.close([explain({ reason: 'stuck', detail: '' }, this.#options.where)]);
  }

  /** Ends what belongs to the present opening. */
  #release(): void {
    this.#turn += 1;
    this.#timer?.cancel();
    this.#timer = null;
    this.#writes?.end();
    this.#writes = null;
    if (this.#device !== null) {
      this.#closing = withinLimit(this.#options.clock, CLOSE_LIMIT, this.#device.close());
    }
    this.#device = null;
  }

  #enter(state: LinkState): void {
    this.#state = state;
    this.#protocol.state(state);
  }
}

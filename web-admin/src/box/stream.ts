import type { BoxEvent } from '../../../firmware/http/contract/events.ts';
import type { Clock, Timer } from '../clock.ts';

/**
 * What the page knows of its connection. `lost` begins when the board can no longer be trusted, not when the
 * socket breaks: a break that heals within DOUBT_MS is never shown.
 */
export type Connection =
  | { readonly phase: 'connecting' }
  | { readonly phase: 'live' }
  | {
      readonly phase: 'lost';
      /** This machine's clock at the last word from the box; null when there never was one. */
      readonly heardAt: number | null;
      readonly attempt: number;
      /** When the next try begins, by this machine's clock; null while one is under way. */
      readonly retryAt: number | null;
    };

export interface EventPort {
  close(): void;
}
export interface PortHandlers {
  event(data: string): void;
  failed(): void;
}
export type OpenPort = (handlers: PortHandlers) => EventPort;

export interface StreamListener<Event> {
  event(event: Event): void;
  connection(connection: Connection): void;
}

/** The box sends a heartbeat every 5 s: after 12 s of silence two are missing. */
export const SILENCE_MS = 12_000;
/** A stream error older than this makes the board stale. */
export const DOUBT_MS = 2_000;
const RETRY_MS = [500, 1_000, 2_000, 4_000, 8_000];
const RETRY_LAST_MS = 15_000;

/** Back-off with jitter (80–120 %), so that forty terminals do not come back in one instant. `attempt` from 1. */
export function retryDelay(attempt: number, random: () => number): number {
  const base = RETRY_MS[attempt - 1] ?? RETRY_LAST_MS;
  return Math.round(base * (0.8 + 0.4 * random()));
}

/** Keeps one event stream to the box open. The first event after every connect is a whole snapshot. */
export class BoxStream<Event extends { readonly type: string } = BoxEvent> {
  readonly #open: OpenPort;
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #listener: StreamListener<Event>;
  #port: EventPort | null = null;
  #silence: Timer | null = null;
  #doubt: Timer | null = null;
  #retry: Timer | null = null;
  #attempt = 0;
  #heardAt: number | null = null;
  #stale = false;

  constructor(open: OpenPort, clock: Clock, random: () => number, listener: StreamListener<Event>) {
    this.#open = open;
    this.#clock = clock;
    this.#random = random;
    this.#listener = listener;
  }

  start(): void {
    this.#listener.connection({ phase: 'connecting' });
    this.#connect();
  }

  stop(): void {
    this.#closePort();
    for (const timer of [this.#doubt, this.#retry]) timer?.cancel();
    this.#doubt = null;
    this.#retry = null;
  }

  /** The network came back or the tab woke up: do not sit out the rest of the back-off. */
  retryNow(): void {
    if (this.#retry === null) return;
    this.#retry.cancel();
    this.#retry = null;
    this.#connect();
  }

  #connect(): void {
    this.#retry = null;
    this.#armSilence();
    const port = this.#open({
      event: (data) => port === this.#port && this.#received(data),
      failed: () => port === this.#port && this.#broken(false),
    });
    this.#port = port;
    if (this.#stale) this.#tellLost(null);
  }

  #received(data: string): void {
    const event = parseEvent<Event>(data);
    if (event === null) return;
    this.#heardAt = this.#clock.now();
    this.#armSilence();
    if (event.type === 'snapshot') this.#resumed(event);
    else this.#listener.event(event);
  }

  /** Data first, colour after: the snapshot is on the screen before the board says that it is true again. */
  #resumed(snapshot: Event): void {
    this.#attempt = 0;
    this.#stale = false;
    this.#doubt?.cancel();
    this.#doubt = null;
    this.#listener.event(snapshot);
    this.#listener.connection({ phase: 'live' });
  }

  #broken(silent: boolean): void {
    this.#closePort();
    this.#attempt += 1;
    const delay = retryDelay(this.#attempt, this.#random);
    this.#retry = this.#clock.after(delay, () => this.#connect());
    if (silent) this.#stale = true;
    if (this.#stale) this.#tellLost(this.#clock.now() + delay);
    else this.#doubt ??= this.#clock.after(DOUBT_MS, () => this.#doubtRipened());
  }

  #doubtRipened(): void {
    this.#doubt = null;
    this.#stale = true;
    this.#tellLost(null);
  }

  #tellLost(retryAt: number | null): void {
    this.#listener.connection({ phase: 'lost', heardAt: this.#heardAt, attempt: this.#attempt, retryAt });
  }

  #armSilence(): void {
    this.#silence?.cancel();
    this.#silence = this.#clock.after(SILENCE_MS, () => this.#broken(true));
  }

  #closePort(): void {
    this.#silence?.cancel();
    this.#silence = null;
    const port = this.#port;
    this.#port = null;
    port?.close();
  }
}

/** Noise on the stream is no event and no error. */
function parseEvent<Event>(data: string): Event | null {
  try {
    const value: unknown = JSON.parse(data);
    if (typeof value === 'object' && value !== null && 'type' in value) return value as Event;
  } catch {
    return null;
  }
  return null;
}

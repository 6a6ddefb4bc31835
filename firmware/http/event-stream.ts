import type { ServerResponse } from 'node:http';
import type { Clock, Timer } from '../../hw/clock.ts';

/** What is sent on a stream: the type is the name of the event on the wire. */
interface Typed {
  readonly type: string;
}

export interface EventStreamOptions<Event extends Typed> {
  readonly clock: Clock;
  /** A sign of life. */
  readonly heartbeat: (boxTime: number) => Event;
  /** How many screens may listen at once. */
  readonly maxClients?: number;
  /** A screen that does not read is dropped at this many unsent bytes; it reconnects and gets a snapshot. */
  readonly maxUnsentBytes?: number;
  readonly heartbeatMs?: number;
}

/** A screen that listens. */
export interface Listener<Event> {
  /** The session, or the key of the token, that it came with; null for the demo. */
  readonly session: string | null;
  /** Wall clock, ms: then it has to come again and say who it is. */
  readonly endsAt: number;
  /** What it may see of an event; null: everything. */
  readonly view: ((event: Event) => readonly Typed[]) | null;
  /** The screen is gone, whoever ended it. */
  readonly gone?: () => void;
}

/**
 * The live stream to every screen (server-sent events). Each event is put into words once, however many listen.
 * There is no replay: a screen that was away starts again from a whole snapshot.
 */
export class EventStream<Event extends Typed> {
  readonly #clock: Clock;
  readonly #maxClients: number;
  readonly #maxUnsentBytes: number;
  readonly #heartbeatMs: number;
  readonly #heartbeatOf: (boxTime: number) => Event;
  readonly #clients = new Map<ServerResponse, Listener<Event>>();
  #heartbeat: Timer | null = null;

  constructor(options: EventStreamOptions<Event>) {
    this.#clock = options.clock;
    this.#heartbeatOf = options.heartbeat;
    this.#maxClients = options.maxClients ?? 200;
    this.#maxUnsentBytes = options.maxUnsentBytes ?? 1_048_576;
    this.#heartbeatMs = options.heartbeatMs ?? 5_000;
  }

  start(): void {
    this.#heartbeat = this.#clock.every(this.#heartbeatMs, () => {
      this.#endExpired();
      this.send(this.#heartbeatOf(this.#clock.now()));
    });
  }

  stop(): void {
    this.#heartbeat?.cancel();
    for (const client of this.#clients.keys()) client.end();
    this.#clients.clear();
  }

  get size(): number {
    return this.#clients.size;
  }

  get isFull(): boolean {
    return this.#clients.size >= this.#maxClients;
  }

  /** Takes over the response, sends the snapshot and then everything that happens. */
  open(response: ServerResponse, snapshot: Event, listener: Listener<Event>): void {
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
    });
    response.socket?.setNoDelay(true);
    response.on('close', () => {
      this.#clients.delete(response);
      listener.gone?.();
    });
    response.on('error', () => this.#clients.delete(response));
    this.#clients.set(response, listener);
    response.write(framesFor(snapshot, listener));
  }

  send(event: Event): void {
    if (this.#clients.size === 0) return;
    const text = frame(event);
    for (const [client, listener] of this.#clients) {
      this.#write(client, listener.view === null ? text : framesFor(event, listener));
    }
  }

  /** Nothing more reaches the screens of these sessions. */
  end(sessions: readonly string[]): void {
    this.#endWhere(({ session }) => session !== null && sessions.includes(session));
  }

  #endExpired(): void {
    const now = this.#clock.now();
    this.#endWhere(({ endsAt }) => endsAt <= now);
  }

  #endWhere(isOver: (listener: Listener<Event>) => boolean): void {
    for (const [client, listener] of this.#clients) {
      if (!isOver(listener)) continue;
      this.#clients.delete(client);
      client.end();
    }
  }

  #write(client: ServerResponse, text: string): void {
    if (client.writableLength > this.#maxUnsentBytes) {
      this.#clients.delete(client);
      client.destroy();
    } else if (text !== '') {
      client.write(text);
    }
  }
}

const framesFor = <Event extends Typed>(event: Event, { view }: Listener<Event>): string =>
  (view === null ? [event] : view(event)).map(frame).join('');

/** One event on the wire. JSON has no raw line ends, so one `data:` line is always enough. */
function frame(event: Typed): string {
  return `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
}

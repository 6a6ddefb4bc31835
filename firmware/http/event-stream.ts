import type { ServerResponse } from 'node:http';
import type { Clock, Timer } from '../../hw/clock.ts';
import type { BoxEvent } from './contract/events.ts';

export interface EventStreamOptions {
  readonly clock: Clock;
  /** How many screens may listen at once. */
  readonly maxClients?: number;
  /** A screen that does not read is dropped at this many unsent bytes; it reconnects and gets a snapshot. */
  readonly maxUnsentBytes?: number;
  readonly heartbeatMs?: number;
}

/**
 * The live stream to every screen (server-sent events). Each event is put into words once, however many listen.
 * There is no replay: a screen that was away starts again from a whole snapshot.
 */
export class EventStream {
  readonly #clock: Clock;
  readonly #maxClients: number;
  readonly #maxUnsentBytes: number;
  readonly #heartbeatMs: number;
  readonly #clients = new Set<ServerResponse>();
  #heartbeat: Timer | null = null;

  constructor(options: EventStreamOptions) {
    this.#clock = options.clock;
    this.#maxClients = options.maxClients ?? 200;
    this.#maxUnsentBytes = options.maxUnsentBytes ?? 1_048_576;
    this.#heartbeatMs = options.heartbeatMs ?? 5_000;
  }

  start(): void {
    this.#heartbeat = this.#clock.every(this.#heartbeatMs, () =>
      this.send({ type: 'heartbeat', boxTime: this.#clock.now() }),
    );
  }

  stop(): void {
    this.#heartbeat?.cancel();
    for (const client of this.#clients) client.end();
    this.#clients.clear();
  }

  get size(): number {
    return this.#clients.size;
  }

  get isFull(): boolean {
    return this.#clients.size >= this.#maxClients;
  }

  /** Takes over the response, sends the snapshot and then everything that happens. */
  open(response: ServerResponse, snapshot: BoxEvent): void {
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
    });
    response.socket?.setNoDelay(true);
    response.on('close', () => this.#clients.delete(response));
    response.on('error', () => this.#clients.delete(response));
    this.#clients.add(response);
    response.write(frame(snapshot));
  }

  send(event: BoxEvent): void {
    if (this.#clients.size === 0) return;
    const text = frame(event);
    for (const client of this.#clients) this.#write(client, text);
  }

  #write(client: ServerResponse, text: string): void {
    if (client.writableLength > this.#maxUnsentBytes) {
      this.#clients.delete(client);
      client.destroy();
    } else {
      client.write(text);
    }
  }
}

/** One event on the wire. JSON has no raw line ends, so one `data:` line is always enough. */
function frame(event: BoxEvent): string {
  return `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
}

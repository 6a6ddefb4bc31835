import type { Timer } from '../clock.ts';
import type { Capabilities, Equipment, EquipmentSink, LinkCounters, LinkState } from '../equipment.ts';
import type { LineEvent } from '../line-event.ts';
import { StateLog } from '../links/state-log.ts';
import { TcpClient, type TcpClientOptions } from '../links/tcp-client.ts';
import type { Log } from '../log.ts';
import type { Reason } from '../reason.ts';
import type { WireTap } from '../wire-tap.ts';

/** What a protocol wants done. */
export type CtiEffect =
  | { readonly type: 'send'; readonly bytes: string | Uint8Array }
  /** Wait this long for the next `timeout`, or no longer (null); replaces an earlier wait. */
  | { readonly type: 'wait'; readonly ms: number | null }
  /** Say `reminded` with this name after so long, or not at all (null); replaces an earlier one of the name. */
  | { readonly type: 'remind'; readonly of: string; readonly ms: number | null }
  /** The far end is the right one and lets us in. */
  | { readonly type: 'up'; readonly detail: string }
  /** End the connection. `pause` before the next try, or the usual one. */
  | { readonly type: 'drop'; readonly why: Reason; readonly pause?: number }
  | { readonly type: 'events'; readonly events: readonly LineEvent[] }
  /** Every call from outside that exists now was told; these are their names. */
  | { readonly type: 'synchronised'; readonly live: readonly string[] };

/** One PBX's way of talking, without any input or output. None of these may throw. */
export interface CtiProtocol<Frame> {
  /** A new connection; of the former one only what is known of calls is kept. */
  connected(): readonly CtiEffect[];
  /** Cuts bytes into frames. `discarded` bytes became part of none. */
  cut(chunk: Uint8Array): { readonly frames: readonly Frame[]; readonly discarded: number };
  isNoise(frame: Frame): boolean;
  take(frame: Frame): readonly CtiEffect[];
  timeout(): readonly CtiEffect[];
  reminded?(of: string): readonly CtiEffect[];
  /** The connection is gone. Gives the number of bytes that were left unfinished. */
  disconnected(): number;
}

export interface CtiLinkOptions extends Omit<TcpClientOptions, 'connectTimeout'> {
  readonly name: string;
  readonly log: Log;
  readonly connectTimeout?: number;
  /** Looks on. */
  readonly tap?: WireTap;
}

const CONNECT_TIMEOUT = 10_000;

/**
 * A PBX as equipment: carries bytes between a TCP connection and a protocol, keeps its one timer and its counters,
 * and tells the sink. It knows no protocol.
 */
export class CtiLink<Frame> implements Equipment {
  readonly name: string;
  readonly capabilities: Capabilities = { callIds: true, answers: true, rings: true, logs: false };
  readonly #options: CtiLinkOptions;
  readonly #protocol: CtiProtocol<Frame>;
  readonly #log: StateLog;
  readonly #client: TcpClient;
  #sink: EquipmentSink | null = null;
  #timer: Timer | null = null;
  /** What belongs to calls outlives the connection. */
  readonly #reminders = new Map<string, Timer>();
  /** Counts connections: what is left of an ended one is nobody's. */
  #turn = 0;
  #counters = { bytes: 0, frames: 0, events: 0, discardedBytes: 0, unrecognised: 0 };

  constructor(options: CtiLinkOptions, protocol: CtiProtocol<Frame>) {
    this.name = options.name;
    this.#options = options;
    this.#protocol = protocol;
    this.#log = new StateLog(options.log.child({ link: options.name }), 'link');
    this.#client = new TcpClient(
      { ...options, connectTimeout: options.connectTimeout ?? CONNECT_TIMEOUT },
      {
        connected: () => this.#run(this.#protocol.connected()),
        received: (chunk) => this.#received(chunk),
        disconnected: () => this.#disconnected(),
        state: (state) => this.#stateChanged(state),
      },
    );
  }

  async start(sink: EquipmentSink): Promise<void> {
    this.#sink = sink;
    this.#client.start();
  }

  async stop(): Promise<void> {
    this.#disconnected();
    for (const of of [...this.#reminders.keys()]) this.#remind(of, null);
    await this.#client.stop();
    this.#sink = null;
  }

  state(): LinkState {
    return this.#client.state();
  }

  counters(): LinkCounters {
    return { ...this.#counters };
  }

  #received(chunk: Uint8Array): void {
    const turn = this.#turn;
    this.#options.tap?.heard(chunk);
    const { frames, discarded } = this.#protocol.cut(chunk);
    this.#counters.bytes += chunk.length;
    this.#counters.discardedBytes += discarded;
    for (const frame of frames) {
      this.#counters.frames += 1;
      if (this.#protocol.isNoise(frame)) this.#counters.unrecognised += 1;
      this.#run(this.#protocol.take(frame));
      if (turn !== this.#turn) return;
    }
  }

  #disconnected(): void {
    this.#turn += 1;
    this.#counters.discardedBytes += this.#protocol.disconnected();
    this.#wait(null);
  }

  #run(effects: readonly CtiEffect[]): void {
    const turn = this.#turn;
    for (const effect of effects) {
      this.#runOne(effect);
      if (turn !== this.#turn) return;
    }
  }

  #runOne(effect: CtiEffect): void {
    switch (effect.type) {
      case 'send':
        this.#send(effect.bytes);
        break;
      case 'wait':
        this.#wait(effect.ms);
        break;
      case 'remind':
        this.#remind(effect.of, effect.ms);
        break;
      case 'up':
        this.#client.working(effect.detail);
        break;
      case 'drop':
        this.#client.close([effect.why], effect.pause);
        break;
      case 'events':
        this.#emit(effect.events);
        break;
      case 'synchronised':
        this.#sink?.synchronised(effect.live);
        break;
    }
  }

  /** Before the far end is the right one and lets us in, what is sent may be a password. */
  #send(bytes: string | Uint8Array): void {
    if (this.state().phase === 'up') this.#options.tap?.sent(Buffer.from(bytes));
    this.#client.send(bytes);
  }

  #emit(events: readonly LineEvent[]): void {
    for (const event of events) {
      this.#counters.events += 1;
      this.#sink?.event(event);
    }
  }

  #wait(ms: number | null): void {
    this.#timer?.cancel();
    this.#timer =
      ms === null ? null : this.#options.clock.after(ms, () => this.#run(this.#protocol.timeout()));
  }

  #remind(of: string, ms: number | null): void {
    this.#reminders.get(of)?.cancel();
    this.#reminders.delete(of);
    if (ms === null) return;
    const due = () => {
      this.#reminders.delete(of);
      this.#run(this.#protocol.reminded?.(of) ?? []);
    };
    this.#reminders.set(of, this.#options.clock.after(ms, due));
  }

  #stateChanged(state: LinkState): void {
    this.#log.take(state);
    this.#sink?.state(state);
  }
}

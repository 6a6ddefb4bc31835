import type { Clock, Timer } from '../../hw/clock.ts';
import type { Log } from '../../hw/log.ts';
import type { Board } from '../http/contract/board.ts';
import type { CallRow } from '../http/contract/calls.ts';
import type { SendResult } from '../mail/delivery.ts';
import { Broker } from './broker.ts';
import { discoveryOf } from './discovery.ts';
import type { MqttConfig } from './mqtt-config.ts';
import { statesOf, type Told } from './states.ts';
import { topicsUnder } from './topics.ts';

export interface HomeOptions {
  readonly config: MqttConfig;
  readonly clock: Clock;
  readonly log: Log;
  readonly boxId: string;
  readonly version: string;
  readonly locale: 'ja' | 'en';
  readonly board: () => Board;
  /** The newest call that has ended. */
  readonly lastCall: () => Promise<CallRow | null>;
  readonly setMode: (mode: 'away' | 'present') => void;
}

/** Longest words of an error that are kept, in characters. */
const MOST_WORDS = 300;
/** Changes that come together are told together. */
const GATHER_MS = 50;

/** Tells a message broker how the office stands, and takes the mode from it: for home automation and other programs. */
export class MqttHome {
  readonly #options: HomeOptions;
  readonly #broker: Broker;
  readonly #topics;
  /** What the broker knows already. */
  #told = new Map<string, string>();
  #timer: Timer | null = null;
  #telling: Promise<void> = Promise.resolve();

  constructor(options: HomeOptions) {
    const { config, log, boxId } = options;
    this.#options = options;
    this.#topics = topicsUnder(config.prefix);
    this.#broker = new Broker({
      ...{ config, log, availability: this.#topics.availability, subscriptions: [this.#topics.setMode] },
      clientId: `rusuban-${boxId.slice(-12)}`,
      onUp: () => this.#tellAll(),
      onMessage: (_topic, payload) => {
        if (payload === 'away' || payload === 'present') options.setMode(payload);
      },
    });
  }

  start(): Promise<void> {
    return this.#broker.start();
  }

  async stop(): Promise<void> {
    this.#timer?.cancel();
    await this.#telling;
    await this.#broker.stop();
  }

  /** A notification for whoever listens there now; the broker keeps none. Never rejects. */
  async notify(name: string, payload: string): Promise<SendResult> {
    try {
      await this.#broker.publish(`${this.#options.config.prefix}/notify/${name}`, payload, { retain: false });
      return { type: 'accepted', reply: '', leftOut: [] };
    } catch (error) {
      const said = (error instanceof Error ? error.message : String(error)).slice(0, MOST_WORDS);
      const fault = { code: 'broker-unreachable', said, by: 'machine' } as const;
      return { type: 'later', scope: 'domain', faults: [fault] };
    }
  }

  /** Something has changed; it is told soon. */
  changed(): void {
    if (this.#timer !== null || !this.#broker.isUp) return;
    this.#timer = this.#options.clock.after(GATHER_MS, () => {
      this.#timer = null;
      this.#tell();
    });
  }

  /** The broker may be another one, or have forgotten. */
  #tellAll(): void {
    this.#told.clear();
    this.#tell();
  }

  #tell(): void {
    this.#telling = this.#telling.then(() => this.#tellDifferences());
  }

  async #tellDifferences(): Promise<void> {
    const { config, board, lastCall, log } = this.#options;
    try {
      const now = board();
      const states = statesOf(now, await lastCall(), this.#topics, config.callers);
      for (const [topic, payload] of [...this.#discovery(now), ...states]) {
        if (this.#told.get(topic) === payload) continue;
        await this.#broker.publish(topic, payload);
        this.#told.set(topic, payload);
      }
    } catch (error) {
      // A broker that is gone is told everything when it is back.
      if (this.#broker.isUp) log.warn({ err: error }, 'the message broker could not be told');
    }
  }

  #discovery({ lines, siteName }: Board): Told {
    const { config, boxId, version, locale } = this.#options;
    if (config.discoveryPrefix === null) return new Map();
    const prefix = config.discoveryPrefix;
    return discoveryOf({ prefix, boxId, version, locale, siteName, lines, topics: this.#topics });
  }
}

import type { MqttClient } from 'mqtt';
import type { Log } from '../../hw/log.ts';
import type { MqttConfig } from './mqtt-config.ts';

export interface BrokerOptions {
  readonly config: MqttConfig;
  readonly log: Log;
  /** Distinguishes this box from others on the broker. */
  readonly clientId: string;
  /** Where the broker itself says `offline` when the box is gone. */
  readonly availability: string;
  readonly subscriptions: readonly string[];
  readonly onUp: () => void;
  readonly onMessage: (topic: string, payload: string) => void;
}

const CONNECT_MS = 10_000;
const AGAIN_MS = 5_000;
const ACKNOWLEDGED_MS = 10_000;
/** Nothing that the box understands is longer. */
const LONGEST_PAYLOAD = 64;

/** The connection to the broker: kept up by the library, with a will. Nothing is queued while it is down. */
export class Broker {
  readonly #options: BrokerOptions;
  #client: MqttClient | null = null;
  #isSaid = false;

  constructor(options: BrokerOptions) {
    this.#options = options;
  }

  /** Begins to connect, and tries again as long as it takes. Does not wait for the broker. */
  async start(): Promise<void> {
    // Loaded here: an office without a broker never needs it.
    const { connect } = await import('mqtt');
    const { config, clientId, availability, subscriptions, onUp, log } = this.#options;
    const { host, port, tls, login } = config;
    const client = connect({
      ...{ host, port, clientId, protocol: tls === null ? 'mqtt' : 'mqtts' },
      ...(tls?.ca ? { ca: tls.ca } : {}),
      ...(login === null ? {} : { username: login.user, password: login.password }),
      ...{ connectTimeout: CONNECT_MS, reconnectPeriod: AGAIN_MS, keepalive: 30, queueQoSZero: false },
      will: { topic: availability, payload: Buffer.from('offline'), qos: 1, retain: true },
    });
    this.#client = client;
    client.on('connect', () => {
      this.#isSaid = false;
      log.info({ host }, 'the message broker is connected');
      void this.publish(availability, 'online').catch(() => undefined);
      client.subscribe([...subscriptions], { qos: 1 }, () => undefined);
      onUp();
    });
    client.on('error', (error) => this.#say(error));
    client.on('close', () => this.#say(null));
    client.on('message', (topic, payload, { retain }) => {
      // What the broker kept was said to a box that has heard it since: after a power cut it would be obeyed again.
      if (!retain && payload.length <= LONGEST_PAYLOAD) this.#options.onMessage(topic, payload.toString());
    });
  }

  /** Says good-bye if the broker hears it, and closes. */
  async stop(): Promise<void> {
    const client = this.#client;
    if (client === null) return;
    this.#isSaid = true;
    if (client.connected) await this.publish(this.#options.availability, 'offline').catch(() => undefined);
    await client.endAsync(true).catch(() => undefined);
  }

  get isUp(): boolean {
    return this.#client?.connected ?? false;
  }

  /**
   * Tells the broker, which keeps it for whoever comes later unless that is not wanted.
   *
   * @throws when it is not there or does not acknowledge
   */
  async publish(topic: string, payload: string, { retain = true } = {}): Promise<void> {
    const client = this.#client;
    if (client === null || !client.connected) throw new Error('the message broker is not connected');
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('the message broker does not acknowledge')), ACKNOWLEDGED_MS);
    });
    try {
      await Promise.race([client.publishAsync(topic, payload, { qos: 1, retain }), limit]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Once for each time it is lost: the library tries every few seconds. */
  #say(error: Error | null): void {
    if (this.#isSaid) return;
    this.#isSaid = true;
    const { host } = this.#options.config;
    this.#options.log.warn({ err: error, host }, 'the message broker is not connected; trying again');
  }
}

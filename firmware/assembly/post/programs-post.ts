import type { Clock } from '../../../hw/clock.ts';
import type { Log } from '../../../hw/log.ts';
import type { Config } from '../../config/config.ts';
import { wayOf } from '../../mail/address-kind.ts';
import type { ClaimedMail, SendResult } from '../../mail/delivery.ts';
import { OutboxWorker } from '../../mail/outbox-worker.ts';
import type { MqttHome } from '../../mqtt/home.ts';
import { byCron, type Schedule } from '../../schedule.ts';
import { getCall } from '../../store/calls.ts';
import type { Database } from '../../store/database.ts';
import { type OnGivenUp, outboxStore } from '../../store/outbox-store.ts';
import { type CallTold, notificationOf } from '../../webhook/notification.ts';
import { Webhook } from '../../webhook/webhook.ts';

export interface ProgramsPostOptions {
  readonly config: Config;
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly home: MqttHome | null;
  /** Notifications were given up; told in the transaction in which they were. */
  readonly onGivenUp: OnGivenUp;
  /** Something in the outbox changed. */
  readonly onChange: () => void;
}

/** Programs are near and quick, and one that hangs holds up no other. */
const PACE = { connections: 4, mailsPerMinute: null } as const;

/** Notifications for programs: the same outbox and the same patience as for mail, but neither waits for the other. */
export class ProgramsPost {
  readonly #options: ProgramsPostOptions;
  readonly #webhook: Webhook;
  readonly #worker: OutboxWorker;
  #sweep: Schedule | null = null;

  constructor(options: ProgramsPostOptions) {
    const { config, db, clock, log, onGivenUp, onChange } = options;
    this.#options = options;
    this.#webhook = new Webhook({ clock, secret: config.webhook?.secret ?? null });
    this.#worker = new OutboxWorker({
      ...{ clock, log, onChange, pace: PACE, backOff: config.mail.retry },
      store: outboxStore(db.knex, 'programs', onGivenUp),
      send: (mail, signal) => this.#send(mail, signal),
    });
  }

  async start(): Promise<void> {
    await this.#worker.start();
    const { config, clock, log } = this.#options;
    this.#sweep = byCron(config.mail.sweep, config.site.timezone, () => this.#worker.flush(), { clock, log });
  }

  async stop(): Promise<void> {
    this.#sweep?.stop();
    await this.#worker.stop();
  }

  /** Sends what is due, now. */
  poke(): void {
    void this.#worker.flush();
  }

  /** A person asks: receivers that failed are not waited for. */
  async insist(): Promise<void> {
    await this.#worker.insist();
  }

  async #send(mail: ClaimedMail, signal: AbortSignal): Promise<SendResult> {
    const [address = ''] = mail.toAddresses;
    const notification = notificationOf(mail, await this.#callOf(mail));
    if (wayOf(address) === 'webhook') return this.#webhook.post(address, notification, signal);
    const { home } = this.#options;
    if (home === null)
      return { type: 'refused', faults: [{ code: 'broker-missing', said: '', by: 'machine' }] };
    return home.notify(address.slice('mqtt:'.length), JSON.stringify(notification));
  }

  async #callOf({ callKey }: ClaimedMail): Promise<CallTold | null> {
    const call = callKey === null ? null : await getCall(this.#options.db.knex, callKey);
    if (call === null) return null;
    const { caller } = call;
    return {
      key: call.key,
      line: call.line,
      startedAt: new Date(call.startedAt).toISOString(),
      outcome: call.outcome,
      number: caller.type === 'number' ? (caller.e164 ?? caller.number) : null,
      reason: caller.type === 'absent' ? caller.reason : null,
      customer: call.customer?.name ?? null,
    };
  }
}

import type { Clock } from '../../../hw/clock.ts';
import type { Log } from '../../../hw/log.ts';
import { isReady, type MailConfig, type ReadyMailConfig } from '../../config/mail-config.ts';
import type { ClaimedMail } from '../../mail/delivery.ts';
import { OutboxWorker } from '../../mail/outbox-worker.ts';
import { createTransport, type Transport } from '../../mail/smtp.ts';
import { createUplink } from '../../mail/uplink.ts';
import { byCron, type Schedule } from '../../schedule.ts';
import type { Database } from '../../store/database.ts';
import { type OnGivenUp, outboxStore } from '../../store/outbox-store.ts';

export interface PostRoomOptions {
  readonly config: MailConfig;
  readonly timezone: string;
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  /** Looks at what waits for a batch or a look. @returns whether something may leave now */
  readonly release: (isAll: boolean) => Promise<boolean>;
  /** Mails were given up; told in the transaction in which they were. */
  readonly onGivenUp: OnGivenUp;
  /** Something in the outbox changed. */
  readonly onChange: () => void;
}

/** Outgoing mail: the outbox, the way to the server, and the sweep that looks for what is due. */
export class PostRoom {
  readonly #options: PostRoomOptions;
  /** null: there is no mail server yet, and what is due waits untouched. */
  readonly #sender: Sender | null;
  #sweep: Schedule | null = null;
  /** One look at a time. */
  #look: Promise<void> = Promise.resolve();

  constructor(options: PostRoomOptions) {
    const { config } = options;
    this.#options = options;
    this.#sender = isReady(config) ? makeSender(config, options) : null;
  }

  async start(): Promise<void> {
    await this.#sender?.worker.start();
    const { config, timezone, clock, log } = this.#options;
    this.#sweep = byCron(config.sweep, timezone, () => this.#run(), { clock, log });
    this.poke();
  }

  async stop(): Promise<void> {
    this.#sweep?.stop();
    await this.#look;
    await this.#sender?.worker.stop();
    this.#sender?.transport.close();
  }

  /** Sends what is due, now. */
  poke(): void {
    void this.#run();
  }

  /** A person asks: domains that failed are not waited for. `isAll`: what waits for a batch goes as well. */
  async insist(isAll: boolean): Promise<void> {
    await this.#releaseNext(isAll);
    await this.#sender?.worker.insist();
  }

  /** What cannot be looked at now is looked at by the next sweep; what is due leaves all the same. */
  async #run(): Promise<void> {
    await this.#releaseNext(false);
    await this.#sender?.worker.flush();
  }

  async #releaseNext(isAll: boolean): Promise<void> {
    this.#look = this.#look.then(() => this.#release(isAll));
    await this.#look;
  }

  async #release(isAll: boolean): Promise<void> {
    const { release, onChange, log } = this.#options;
    try {
      if (await release(isAll)) onChange();
    } catch (error) {
      log.error({ err: error }, 'the mails that wait could not be looked at');
    }
  }
}

interface Sender {
  readonly transport: Transport;
  readonly worker: OutboxWorker;
}

function makeSender(
  config: ReadyMailConfig,
  { db, clock, log, onGivenUp, onChange }: PostRoomOptions,
): Sender {
  const transport = createTransport(config, { clock, log });
  const worker = new OutboxWorker({
    ...{ clock, log, onChange },
    store: outboxStore(db.knex, 'people', onGivenUp),
    send: (mail, signal, onConnected) => transport.send(outgoing(mail, clock.now()), signal, onConnected),
    backOff: config.retry,
    pace: config.pace,
    uplink: createUplink(config.flush, { clock, log }),
  });
  return { transport, worker };
}

/** A mail that was composed by a clock that was not set is dated by the moment in which it leaves. */
function outgoing(mail: ClaimedMail, now: number) {
  const date = mail.isTimeKnown ? mail.composedAt : now;
  return { ...mail, isAutomatic: !mail.purpose.startsWith('memo'), date };
}

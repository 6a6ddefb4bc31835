import type { Clock } from '../../hw/clock.ts';
import type { Log } from '../../hw/log.ts';
import { type BackOff, delayAfter, longestDelay } from './backoff.ts';
import type { ClaimedMail, Outcome } from './delivery.ts';

/** What the server made of one mail. Addresses it refused while it took the mail for others are named. */
export type SendResult =
  | { readonly type: 'accepted'; readonly reply: string; readonly refused: readonly string[] }
  | { readonly type: 'later'; readonly reply: string }
  | { readonly type: 'refused'; readonly reply: string };

/** The outbox on disk, as the worker needs it. */
export interface OutboxStore {
  requeueInterrupted(now: number): Promise<number>;
  claimDue(request: { now: number; limit: number; longest: number }): Promise<ClaimedMail[]>;
  /** @param refused addresses that need a mail of their own, set aside for a person */
  finish(mail: ClaimedMail, outcome: Outcome, refused: readonly string[], now: number): Promise<void>;
}

export interface OutboxWorkerOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly store: OutboxStore;
  /** Must not reject, and must end within a limit of its own. */
  readonly send: (mail: ClaimedMail) => Promise<SendResult>;
  readonly backOff: BackOff;
  /** Something in the outbox changed. */
  readonly onChange: () => void;
}

/** Mails taken at once: few, so that a crash leaves few in doubt. */
const BATCH = 5;
/** After so many failures in a row it is the server, not the mail: the others keep their attempts. */
const GIVE_UP_AFTER = 3;

/** Composed while nobody was named: it waits for a person to give an address. */
const NO_ADDRESS = 'there is no address: name a default representative in the settings, or give one here';

interface Finished {
  readonly mail: ClaimedMail;
  readonly outcome: Outcome;
  readonly refused: readonly string[];
}

/**
 * Takes what is due out of the outbox and hands it to the mail server, one flush at a time. Whatever fails, the
 * mail stays in the outbox: refused for good it is parked, otherwise it waits for its next attempt.
 */
export class OutboxWorker {
  readonly #options: OutboxWorkerOptions;
  #running: Promise<void> | null = null;
  #again = false;
  #stopped = false;
  /** Sent or refused, but the disk would not take the result: written first next time, never sent again. */
  #unwritten: Finished[] = [];

  constructor(options: OutboxWorkerOptions) {
    this.#options = options;
  }

  /** Takes up what a crash interrupted, and flushes. */
  async start(): Promise<void> {
    const interrupted = await this.#options.store.requeueInterrupted(this.#options.clock.now());
    if (interrupted > 0)
      this.#options.log.warn({ mails: interrupted }, 'taking up mails that were interrupted');
    void this.flush();
  }

  /** Waits for the mail that is on the wire. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#running;
  }

  /** Sends what is due. A flush asked for while one runs follows it. Never rejects. */
  flush(): Promise<void> {
    if (this.#stopped) return Promise.resolve();
    if (this.#running !== null) {
      this.#again = true;
      return this.#running;
    }
    this.#running = this.#flushAll().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #flushAll(): Promise<void> {
    do {
      this.#again = false;
      try {
        await this.#flushOnce();
      } catch (error) {
        // The disk: what is due stays due, and the next sweep tries again.
        this.#options.log.error({ err: error }, 'the outbox could not be read or written');
        return;
      }
    } while (this.#again && !this.#stopped);
  }

  async #flushOnce(): Promise<void> {
    await this.#writeUnwritten();
    const { clock, store, backOff } = this.#options;
    let failures = 0;
    while (!this.#stopped && failures < GIVE_UP_AFTER) {
      const now = clock.now();
      const mails = await store.claimDue({ now, limit: BATCH, longest: longestDelay(backOff) });
      if (mails.length === 0) return;
      this.#options.onChange();
      for (const mail of mails) failures = await this.#deliver(mail, failures);
    }
  }

  /** @returns failures in a row */
  async #deliver(mail: ClaimedMail, failures: number): Promise<number> {
    if (this.#stopped || failures >= GIVE_UP_AFTER) {
      await this.#finish({ mail, outcome: this.#postponed(), refused: [] });
      return failures;
    }
    const result = await this.#send(mail);
    const refused = result.type === 'accepted' ? result.refused : [];
    await this.#finish({ mail, outcome: this.#outcome(mail, result), refused });
    return result.type === 'later' ? failures + 1 : 0;
  }

  async #send(mail: ClaimedMail): Promise<SendResult> {
    if (mail.toAddresses.length === 0) return { type: 'refused', reply: NO_ADDRESS };
    try {
      return await this.#options.send(mail);
    } catch (error) {
      this.#options.log.error({ err: error }, 'sending failed in an unexpected way');
      return { type: 'later', reply: error instanceof Error ? error.message : String(error) };
    }
  }

  #outcome(mail: ClaimedMail, result: SendResult): Outcome {
    if (result.type === 'accepted') return { type: 'sent', reply: result.reply };
    if (result.type === 'refused') return { type: 'parked', reply: result.reply };
    const delay = delayAfter(this.#options.backOff, mail.attempts);
    if (delay === null) return { type: 'parked', reply: result.reply };
    return { type: 'later', reply: result.reply, at: this.#options.clock.now() + delay };
  }

  /** Not tried: the server failed the mails before it. */
  #postponed(): Outcome {
    const delay = delayAfter(this.#options.backOff, 1) ?? 60_000;
    return {
      type: 'later',
      reply: 'not tried: the server did not take the mails before it',
      at: this.#options.clock.now() + delay,
    };
  }

  async #finish(finished: Finished): Promise<void> {
    this.#unwritten.push(finished);
    await this.#writeUnwritten();
    this.#options.onChange();
  }

  async #writeUnwritten(): Promise<void> {
    for (let next = this.#unwritten[0]; next !== undefined; next = this.#unwritten[0]) {
      const { mail, outcome, refused } = next;
      await this.#options.store.finish(mail, outcome, refused, this.#options.clock.now());
      this.#unwritten.shift();
    }
  }
}

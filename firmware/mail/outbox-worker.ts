import type { Clock } from '../../hw/clock.ts';
import type { Log } from '../../hw/log.ts';
import { type BackOff, delayAfter, longestDelay } from './backoff.ts';
import type { ClaimedMail, Outcome, Rest, SendResult } from './delivery.ts';
import { outcomeOf, restsOf } from './outcome.ts';

/** The outbox on disk, as the worker needs it. */
export interface OutboxStore {
  /** Takes up what was being sent when the box stopped. @returns how many */
  requeueInterrupted(now: number): Promise<number>;
  claimDue(request: { now: number; limit: number; longest: number }): Promise<ClaimedMail[]>;
  /** @param rests addressees who did not get the mail although others did */
  finish(mail: ClaimedMail, outcome: Outcome, rests: readonly Rest[], now: number): Promise<void>;
  /** Claimed and not tried: due as before, and no attempt counted. */
  giveBack(mails: readonly ClaimedMail[], now: number): Promise<void>;
  /** Nobody waits any longer for his next attempt. */
  hurryAll(now: number): Promise<number>;
}

export interface OutboxWorkerOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly store: OutboxStore;
  /** Must end within a limit of its own, and soon after `signal` was aborted. */
  readonly send: (mail: ClaimedMail, signal: AbortSignal) => Promise<SendResult>;
  readonly backOff: BackOff;
  /** Something in the outbox changed. */
  readonly onChange: () => void;
}

/** Mails taken at once: few, so that a crash leaves few in doubt. */
const BATCH = 5;
/** How long `stop` waits for the mail on the wire before it breaks off. */
const STOP_MS = 5000;

interface Finished {
  readonly mail: ClaimedMail;
  readonly outcome: Outcome;
  readonly rests: readonly Rest[];
}

/**
 * Takes what is due out of the outbox and hands it to the mail server, one mail at a time. Whatever fails, the mail
 * stays in the outbox: refused for good it is parked, otherwise it waits for its next attempt.
 */
export class OutboxWorker {
  readonly #options: OutboxWorkerOptions;
  readonly #abort = new AbortController();
  #running: Promise<void> | null = null;
  #again = false;
  #stopped = false;
  #isRecovered = false;
  /** The server took no mail when it was last tried. */
  #isServerDown = false;
  /** Claimed and not tried yet. Kept across a fault of the disk: nobody else would take them again. */
  #taken: ClaimedMail[] = [];
  /** Sent or refused, but the disk would not take the result: written first next time, never sent again. */
  #unwritten: Finished[] = [];

  constructor(options: OutboxWorkerOptions) {
    this.#options = options;
  }

  /** Takes up what a crash interrupted, and sends what is due. Does not wait for the mail server. */
  async start(): Promise<void> {
    try {
      await this.#recover();
    } catch (error) {
      this.#reportDisk(error);
    }
    void this.flush();
  }

  /** Waits for the mail on the wire, a few seconds at most, and gives back what was not tried. */
  async stop(): Promise<void> {
    this.#stopped = true;
    const timer = this.#options.clock.after(STOP_MS, () => this.#abort.abort());
    await this.#running;
    timer.cancel();
    try {
      await this.#giveBack();
    } catch (error) {
      this.#reportDisk(error);
    }
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
        this.#reportDisk(error);
        return;
      }
    } while (this.#again && !this.#stopped);
  }

  async #flushOnce(): Promise<void> {
    await this.#recover();
    await this.#writeUnwritten();
    while (!this.#stopped) {
      const mail = this.#taken.shift() ?? (await this.#claim());
      if (mail === undefined) return;
      const result = await this.#send(mail);
      await this.#finish(mail, result);
      if (result.type === 'later' && result.scope === 'server') {
        this.#isServerDown = true;
        // The others would meet the same. They stay due, and the next sweep tries the oldest of them.
        return this.#giveBack();
      }
      if (result.type !== 'later') await this.#serverIsUp();
    }
  }

  /** Once a process, before its first claim: until then a mail that is `sending` was left by the process before. */
  async #recover(): Promise<void> {
    if (this.#isRecovered) return;
    const { store, clock, log } = this.#options;
    const mails = await store.requeueInterrupted(clock.now());
    this.#isRecovered = true;
    if (mails > 0) log.warn({ mails }, 'taking up mails that were interrupted');
  }

  async #claim(): Promise<ClaimedMail | undefined> {
    const { clock, store, backOff, onChange } = this.#options;
    this.#taken = await store.claimDue({ now: clock.now(), limit: BATCH, longest: longestDelay(backOff) });
    if (this.#taken.length > 0) onChange();
    return this.#taken.shift();
  }

  async #send(mail: ClaimedMail): Promise<SendResult> {
    try {
      return await this.#options.send(mail, this.#abort.signal);
    } catch (error) {
      this.#options.log.error({ err: error, mail: mail.key }, 'sending failed in an unexpected way');
      const reply = error instanceof Error ? error.message : String(error);
      return { type: 'later', scope: 'mail', reply };
    }
  }

  async #finish(mail: ClaimedMail, result: SendResult): Promise<void> {
    const { backOff, clock, onChange } = this.#options;
    const now = clock.now();
    this.#unwritten.push({
      mail,
      outcome: outcomeOf(result, delayAfter(backOff, mail.attempts), now),
      rests: restsOf(result, delayAfter(backOff, 1), now),
    });
    await this.#writeUnwritten();
    onChange();
  }

  async #writeUnwritten(): Promise<void> {
    for (let next = this.#unwritten[0]; next !== undefined; next = this.#unwritten[0]) {
      const { mail, outcome, rests } = next;
      await this.#options.store.finish(mail, outcome, rests, this.#options.clock.now());
      this.#unwritten.shift();
    }
  }

  async #giveBack(): Promise<void> {
    if (this.#taken.length === 0) return;
    await this.#options.store.giveBack(this.#taken, this.#options.clock.now());
    this.#taken = [];
    this.#options.onChange();
  }

  /** After an outage nobody waits for the rest of his four hours while newer mails pass him. */
  async #serverIsUp(): Promise<void> {
    if (!this.#isServerDown) return;
    await this.#options.store.hurryAll(this.#options.clock.now());
    this.#isServerDown = false;
  }

  /** The disk is full or busy: what is due stays due, and the next sweep tries again. */
  #reportDisk(error: unknown): void {
    this.#options.log.error({ err: error }, 'the outbox could not be read or written');
  }
}

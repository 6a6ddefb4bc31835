import type { Clock, Timer } from '../../hw/clock.ts';
import type { Log } from '../../hw/log.ts';
import { type BackOff, delayAfter, longestDelay } from './backoff.ts';
import { type ClaimedMail, domainOf, type Finished, type SendResult } from './delivery.ts';
import { DomainTurns } from './domain-turns.ts';
import type { OutboxStore } from './outbox-store.ts';
import { outcomeOf, restsOf } from './outcome.ts';
import { RateLimit } from './rate-limit.ts';
import { ResultWriter } from './result-writer.ts';

/** How much at once. */
export interface Pace {
  /** Mails on the wire at the same time. */
  readonly connections: number;
  /** null: as many as pass. */
  readonly mailsPerMinute: number | null;
}

/**
 * Hands one mail over. Must end within a limit of its own, and soon after `signal` was aborted.
 *
 * @param onConnected the server has let us in: others may come
 */
export type Send = (mail: ClaimedMail, signal: AbortSignal, onConnected: () => void) => Promise<SendResult>;

export interface MailLanesOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly store: OutboxStore;
  readonly send: Send;
  readonly backOff: BackOff;
  readonly pace: Pace;
  /** Something in the outbox changed. */
  readonly onChange: () => void;
}

/**
 * Sends what is due, several mails at once. A server of which nothing is known, or that was down, is tried by one
 * mail; when it lets that one in, the others follow. While it is down the others keep their attempts.
 */
export class MailLanes {
  readonly #options: MailLanesOptions;
  readonly #turns: DomainTurns;
  readonly #rate: RateLimit;
  readonly #results: ResultWriter;
  readonly #abort = new AbortController();
  readonly #inFlight = new Set<Promise<void>>();
  /** The server lets us in, as far as is known: several may go at once. */
  #isOpen = false;
  /** No mail has passed since the server failed. */
  #wasDown = false;
  /** Claimed and not tried yet. Kept across a fault of the disk: nobody else would take them again. */
  #taken: ClaimedMail[] = [];
  /** Nothing is due besides the mails of these domains. */
  #nothingWithout: string | null = null;
  /** No further mail goes in this run. */
  #isHalted = false;
  #isClosed = false;
  #diskFaults: unknown[] = [];
  #hasNews = false;
  #wake: () => void = () => undefined;

  constructor(options: MailLanesOptions) {
    const { clock, store, backOff, pace, onChange } = options;
    this.#options = options;
    this.#turns = new DomainTurns(backOff, pace.connections);
    this.#rate = new RateLimit(pace.mailsPerMinute);
    const write = (finished: readonly Finished[], now: number) => store.finishAll(finished, now);
    this.#results = new ResultWriter({ clock, write, onWritten: onChange });
  }

  /** Sends what is due, and whatever comes meanwhile. @throws what the disk says */
  async run(): Promise<void> {
    await this.#results.write();
    [this.#isHalted, this.#diskFaults, this.#nothingWithout] = [this.#isClosed, [], null];
    try {
      await this.#fill();
      while (this.#inFlight.size > 0 || this.#hasNews || this.#rateWait() > 0) {
        await this.#news();
        await this.#fill();
      }
    } finally {
      await Promise.all(this.#inFlight);
    }
    for (const error of this.#diskFaults) throw error;
    await this.#giveBack(this.#taken);
  }

  /** Something is due that was not before. */
  more(): void {
    this.#nothingWithout = null;
    this.#tell();
  }

  /** No further mail; what is on the wire goes on. */
  halt(): void {
    [this.#isClosed, this.#isHalted] = [true, true];
    this.#tell();
  }

  /** Breaks off what is on the wire. */
  breakOff(): void {
    this.#abort.abort();
  }

  async #fill(): Promise<void> {
    const width = () => (this.#isOpen ? this.#options.pace.connections : 1);
    while (!this.#isHalted && this.#inFlight.size < width() && this.#rateWait() === 0) {
      const mail = await this.#next();
      if (mail === undefined) return;
      // The server may have gone down while the disk was asked.
      if (this.#isHalted) return void this.#taken.unshift(mail);
      this.#launch(mail);
    }
  }

  async #next(): Promise<ClaimedMail | undefined> {
    const now = this.#options.clock.monotonic();
    const mail = this.#takenFor(now);
    if (mail !== undefined) return mail;
    const without = this.#turns.waiting(now);
    if (this.#nothingWithout === without.join()) return undefined;
    await this.#giveBack(this.#taken.filter((one) => this.#turns.isInTrouble(domainOf(one))));
    await this.#claim(without);
    return this.#takenFor(now);
  }

  #takenFor(now: number): ClaimedMail | undefined {
    const at = this.#taken.findIndex((mail) => this.#turns.mayGo(domainOf(mail), now));
    return at === -1 ? undefined : this.#taken.splice(at, 1)[0];
  }

  async #claim(without: readonly string[]): Promise<void> {
    const { clock, store, backOff, pace, onChange } = this.#options;
    // Few, so that a crash leaves few in doubt.
    const limit = pace.mailsPerMinute === null ? Math.max(5, 2 * pace.connections) : 1;
    const longest = longestDelay(backOff);
    this.#nothingWithout = without.join();
    const claimed = await store.claimDue({ now: clock.now(), limit, longest, without });
    this.#taken.push(...claimed);
    if (claimed.length === limit) this.#nothingWithout = null;
    if (claimed.length > 0) onChange();
  }

  #launch(mail: ClaimedMail): void {
    const { clock } = this.#options;
    this.#rate.pass(clock.monotonic());
    this.#turns.begin(domainOf(mail));
    const task = this.#deliver(mail).finally(() => {
      this.#inFlight.delete(task);
      this.#tell();
    });
    this.#inFlight.add(task);
  }

  /** Never rejects. */
  async #deliver(mail: ClaimedMail): Promise<void> {
    const { backOff, clock, store } = this.#options;
    const result = await this.#send(mail);
    const isHealed = this.#turns.end(domainOf(mail), result, clock.monotonic());
    // The others would meet the same. They stay due, and the next run tries the first of them.
    if (result.type === 'later' && result.scope === 'server') this.#serverIsDown();
    const now = clock.now();
    const outcome = outcomeOf(result, delayAfter(backOff, mail.attempts), now);
    const rests = restsOf(result, delayAfter(backOff, 1), now);
    try {
      await this.#results.add({ mail, outcome, rests });
      if (result.type !== 'later') await this.#serverIsUp();
      if (isHealed && (await store.hurryAll(clock.now(), domainOf(mail))) > 0) this.more();
    } catch (error) {
      this.#diskFaults.push(error);
      this.#isHalted = true;
    }
  }

  async #send(mail: ClaimedMail): Promise<SendResult> {
    try {
      return await this.#options.send(mail, this.#abort.signal, () => this.#serverLetsIn());
    } catch (error) {
      this.#options.log.error({ err: error, mail: mail.key }, 'sending failed in an unexpected way');
      const reply = error instanceof Error ? error.message : String(error);
      return { type: 'later', scope: 'mail', reply };
    }
  }

  #serverLetsIn(): void {
    if (this.#isOpen || this.#isHalted) return;
    this.#isOpen = true;
    this.#tell();
  }

  #serverIsDown(): void {
    [this.#isOpen, this.#wasDown, this.#isHalted] = [false, true, true];
  }

  /** After an outage nobody waits for the rest of his four hours while newer mails pass him. */
  async #serverIsUp(): Promise<void> {
    this.#serverLetsIn();
    if (!this.#wasDown || this.#isHalted) return;
    this.#wasDown = false;
    await this.#options.store.hurryAll(this.#options.clock.now());
    this.more();
  }

  async #giveBack(mails: readonly ClaimedMail[]): Promise<void> {
    if (mails.length === 0) return;
    await this.#options.store.giveBack(mails, this.#options.clock.now());
    this.#taken = this.#taken.filter((mail) => !mails.includes(mail));
    this.#options.onChange();
  }

  /** Milliseconds until the rate lets the next mail pass, 0 when nothing is held up by it. */
  #rateWait(): number {
    return this.#isHalted ? 0 : this.#rate.wait(this.#options.clock.monotonic());
  }

  #tell(): void {
    this.#hasNews = true;
    this.#wake();
  }

  /** Waits until something happened that may let another mail go. */
  async #news(): Promise<void> {
    const wait = this.#rateWait();
    let timer: Timer | null = null;
    if (wait > 0) timer = this.#options.clock.after(wait, () => this.#tell());
    if (!this.#hasNews) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    this.#hasNews = false;
    timer?.cancel();
  }
}

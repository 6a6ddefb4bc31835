import { delayAfter } from './backoff.ts';
import { type ClaimedMail, domainOf, type Finished, type SendResult } from './delivery.ts';
import { DomainTurns } from './domain-turns.ts';
import { DueMails } from './due-mails.ts';
import type { MailLanesOptions } from './lane-options.ts';
import { News } from './news.ts';
import { outcomeOf, restsOf } from './outcome.ts';
import { RateLimit } from './rate-limit.ts';
import { ResultWriter } from './result-writer.ts';
import { unexpectedFault } from './unexpected-fault.ts';

/**
 * Mails for each connection that are on the wire or whose results are being written: the longer the disk takes, the more
 * results share a write. Not more: a power cut would have all of them sent again.
 */
const MOST_AIRBORNE = 4;

/**
 * Sends what is due, several mails at once. A server of which nothing is known, or that was down, is tried by one
 * mail; when it lets that one in, the others follow. While it is down the others keep their attempts.
 */
export class MailLanes {
  readonly #options: MailLanesOptions;
  readonly #turns: DomainTurns;
  readonly #due: DueMails;
  readonly #rate: RateLimit;
  readonly #results: ResultWriter;
  readonly #news = new News();
  #isUplinked = false;
  readonly #abort = new AbortController();
  readonly #inFlight = new Set<Promise<void>>();
  /** Tried, and the result is not on the disk yet. */
  readonly #inWriting = new Set<Promise<void>>();
  /** The server lets us in, as far as is known: several may go at once. */
  #isOpen = false;
  /** No mail has passed since the server failed. */
  #wasDown = false;
  /** No further mail goes in this run. */
  #isHalted = false;
  #isClosed = false;
  #diskFaults: unknown[] = [];

  constructor(options: MailLanesOptions) {
    const { clock, store, backOff, pace, onChange } = options;
    this.#options = options;
    this.#turns = new DomainTurns(backOff, pace.connections);
    this.#due = new DueMails(options, this.#turns);
    this.#rate = new RateLimit(pace.mailsPerMinute);
    const write = (finished: readonly Finished[], now: number) => store.finishAll(finished, now);
    this.#results = new ResultWriter({ clock, write, onWritten: onChange });
  }

  /** Sends what is due, and whatever comes meanwhile. @throws what the disk says */
  async run(): Promise<void> {
    await this.#results.write();
    [this.#isHalted, this.#diskFaults] = [this.#isClosed, []];
    this.#due.more();
    try {
      await this.#fill();
      while (this.#isBusy()) {
        await this.#next();
        await this.#fill();
      }
    } finally {
      while (this.#inFlight.size + this.#inWriting.size > 0)
        await Promise.all([...this.#inFlight, ...this.#inWriting]);
      await this.#due.settled();
      if (this.#isUplinked) await this.#options.uplink?.after();
      this.#isUplinked = false;
    }
    for (const error of this.#diskFaults) throw error;
    await this.#due.giveBackAll();
  }

  /** Something is due that was not before. */
  more(): void {
    this.#due.more();
    this.#news.tell();
  }

  /** Domains that wait after failures are tried by the next run. */
  cutWaits(): void {
    this.#turns.cutWaits();
    this.#due.more();
  }

  /** No further mail; what is on the wire goes on. */
  halt(): void {
    [this.#isClosed, this.#isHalted] = [true, true];
    this.#news.tell();
  }

  /** Breaks off what is on the wire. */
  breakOff(): void {
    this.#abort.abort();
  }

  #isBusy(): boolean {
    return this.#inFlight.size + this.#inWriting.size > 0 || this.#news.isThere || this.#rateWait() > 0;
  }

  /** Whether another mail may be sent besides those on the wire. */
  #hasRoom(): boolean {
    const { connections } = this.#options.pace;
    const width = this.#isOpen ? connections : 1;
    const mayWait = this.#inFlight.size + this.#inWriting.size < MOST_AIRBORNE * (connections + 1);
    return !this.#isHalted && mayWait && this.#inFlight.size < width && this.#rateWait() === 0;
  }

  async #fill(): Promise<void> {
    while (this.#hasRoom()) {
      const mail = await this.#due.next();
      if (mail === undefined) return;
      if (!this.#isUplinked) await this.#options.uplink?.before();
      this.#isUplinked = true;
      // The server may have gone down while the disk was asked.
      if (this.#isHalted) return this.#due.putBack(mail);
      this.#launch(mail);
    }
  }

  #launch(mail: ClaimedMail): void {
    const { clock } = this.#options;
    this.#rate.pass(clock.monotonic());
    this.#turns.begin(domainOf(mail));
    this.#track(this.#inFlight, this.#deliver(mail));
  }

  /** @param task never rejects */
  #track(tasks: Set<Promise<void>>, task: Promise<void>): void {
    const tracked = task.finally(() => {
      tasks.delete(tracked);
      this.#news.tell();
    });
    tasks.add(tracked);
  }

  async #deliver(mail: ClaimedMail): Promise<void> {
    const { clock } = this.#options;
    const result = await this.#send(mail);
    const isHealed = this.#turns.end(domainOf(mail), result, clock.monotonic());
    // The others would meet the same. They stay due, and the next run tries the first of them.
    if (result.type === 'later' && result.scope === 'server') this.#serverIsDown();
    // Its connection need not wait for the disk.
    this.#track(this.#inWriting, this.#write(mail, result, isHealed));
  }

  async #write(mail: ClaimedMail, result: SendResult, isHealed: boolean): Promise<void> {
    const { backOff, clock, store } = this.#options;
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
      return { type: 'later', scope: 'mail', faults: [unexpectedFault(error)] };
    }
  }

  #serverLetsIn(): void {
    if (this.#isOpen || this.#isHalted) return;
    this.#isOpen = true;
    this.#news.tell();
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

  /** Milliseconds until the rate lets the next mail pass, 0 when nothing is held up by it. */
  #rateWait(): number {
    return this.#isHalted ? 0 : this.#rate.wait(this.#options.clock.monotonic());
  }

  /** Waits until something happened that may let another mail go. */
  async #next(): Promise<void> {
    const wait = this.#rateWait();
    const timer = wait > 0 ? this.#options.clock.after(wait, () => this.#news.tell()) : null;
    await this.#news.next();
    timer?.cancel();
  }
}

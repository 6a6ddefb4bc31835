import { longestDelay } from './backoff.ts';
import { type ClaimedMail, domainOf } from './delivery.ts';
import type { DomainTurns } from './domain-turns.ts';
import type { MailLanesOptions } from './lane-options.ts';

/** Mails taken at once, at least: the disk is waited for once for all of them. */
const FEWEST = 32;

/**
 * What is due, taken from the disk in batches: the important first, and of these the oldest. While the last ones of a
 * batch leave the next is fetched, so that no connection waits for the disk.
 */
export class DueMails {
  readonly #options: MailLanesOptions;
  readonly #turns: DomainTurns;
  /** Claimed and not tried yet. Kept across a fault of the disk: nobody else would take them again. */
  #taken: ClaimedMail[] = [];
  /** Nothing is due besides the mails of these domains, and so nothing besides those of more. */
  #nothingWithout: readonly string[] | null = null;
  #ahead: Promise<void> | null = null;

  constructor(options: MailLanesOptions, turns: DomainTurns) {
    this.#options = options;
    this.#turns = turns;
  }

  /** The next one whose turn it is; undefined: there is none now. @throws what the disk says */
  async next(): Promise<ClaimedMail | undefined> {
    const mail = this.#first();
    if (mail !== undefined) {
      this.#fetchAhead();
      return mail;
    }
    await this.#ahead;
    return this.#first() ?? (await this.#fetch());
  }

  /** It was next, and cannot go after all. */
  putBack(mail: ClaimedMail): void {
    this.#taken.unshift(mail);
  }

  /** Something may be due that was not before. */
  more(): void {
    this.#nothingWithout = null;
  }

  /** Nothing is being fetched any more. */
  async settled(): Promise<void> {
    await this.#ahead;
  }

  /** Gives back to the disk what was not tried. @throws what the disk says */
  async giveBackAll(): Promise<void> {
    await this.#giveBack(this.#taken);
  }

  #first(): ClaimedMail | undefined {
    const now = this.#options.clock.monotonic();
    const at = this.#taken.findIndex((mail) => this.#turns.mayGo(domainOf(mail), now));
    return at === -1 ? undefined : this.#taken.splice(at, 1)[0];
  }

  async #fetch(): Promise<ClaimedMail | undefined> {
    const without = this.#waiting();
    if (this.#isNothingWithout(without)) return undefined;
    await this.#giveBack(this.#taken.filter((one) => this.#turns.isInTrouble(domainOf(one))));
    await this.#claim(without);
    return this.#first();
  }

  #fetchAhead(): void {
    const { connections, mailsPerMinute } = this.#options.pace;
    const without = this.#waiting();
    const isEnough = this.#taken.length >= connections || mailsPerMinute !== null;
    if (isEnough || this.#ahead !== null || this.#isNothingWithout(without)) return;
    // What the disk says against it, it says again when the mails are needed.
    this.#ahead = this.#claim(without)
      .catch(() => this.more())
      .finally(() => {
        this.#ahead = null;
      });
  }

  #waiting(): readonly string[] {
    return this.#turns.waiting(this.#options.clock.monotonic());
  }

  #isNothingWithout(without: readonly string[]): boolean {
    return this.#nothingWithout?.every((domain) => without.includes(domain)) ?? false;
  }

  async #claim(without: readonly string[]): Promise<void> {
    const { clock, store, backOff, pace, onChange } = this.#options;
    const limit = pace.mailsPerMinute === null ? Math.max(FEWEST, 2 * pace.connections) : 1;
    const known = this.#nothingWithout;
    // While the disk is asked `more` may come.
    this.#nothingWithout = without;
    const claimed = await store.claimDue({
      now: clock.now(),
      limit,
      longest: longestDelay(backOff),
      without,
    });
    this.#taken.push(...claimed);
    if (claimed.length === limit && this.#nothingWithout !== null) this.#nothingWithout = known;
    if (claimed.length > 0) onChange();
  }

  async #giveBack(mails: readonly ClaimedMail[]): Promise<void> {
    if (mails.length === 0) return;
    const { store, clock, onChange } = this.#options;
    await store.giveBack(mails, clock.now());
    this.#taken = this.#taken.filter((mail) => !mails.includes(mail));
    this.more();
    onChange();
  }
}

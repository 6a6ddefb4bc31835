/** Answer to "may this one try now?". `ms`: until when the next try is looked at. */
export type Turn = { readonly type: 'now' } | { readonly type: 'wait'; readonly ms: number };

interface Failures {
  readonly count: number;
  /** Monotonic time of the last one, ms. */
  readonly at: number;
}

const FREE_TRIES = 5;
const FIRST_WAIT_MS = 1_000;
/** Who shares an address with a guesser waits at most so long. */
const LONGEST_WAIT_MS = 60_000;
/** Tries of an account from elsewhere never keep its owner away for longer. */
const LONGEST_ACCOUNT_WAIT_MS = 2_000;
const FORGET_MS = 15 * 60_000;
const MOST_KEPT = 2_000;

/**
 * Makes guessing slow without locking anybody out: after five failures the wait before the next try doubles, by
 * address up to a minute, by account up to two seconds. A try that comes too early is not looked at and does not
 * make the wait longer.
 */
export class Throttle {
  readonly #now: () => number;
  readonly #failures = new Map<string, Failures>();

  /** @param now a clock that never jumps, ms */
  constructor(now: () => number) {
    this.#now = now;
  }

  turn(address: string, account: string): Turn {
    const ms = Math.max(
      this.#wait(byAddress(address), LONGEST_WAIT_MS),
      this.#wait(byAccount(account), LONGEST_ACCOUNT_WAIT_MS),
    );
    return ms <= 0 ? { type: 'now' } : { type: 'wait', ms };
  }

  failed(address: string, account: string): void {
    for (const key of [byAddress(address), byAccount(account)]) {
      const before = this.#live(key);
      // Put in anew: the map is in the order of the last failure, so that the oldest is dropped first.
      this.#failures.delete(key);
      this.#failures.set(key, { count: (before?.count ?? 0) + 1, at: this.#now() });
    }
    const [oldest] = this.#failures.keys();
    if (this.#failures.size > MOST_KEPT && oldest !== undefined) this.#failures.delete(oldest);
  }

  succeeded(address: string, account: string): void {
    this.#failures.delete(byAddress(address));
    this.#failures.delete(byAccount(account));
  }

  #wait(key: string, longest: number): number {
    const failures = this.#live(key);
    if (failures === undefined || failures.count < FREE_TRIES) return 0;
    const wait = Math.min(longest, FIRST_WAIT_MS * 2 ** Math.min(20, failures.count - FREE_TRIES));
    return failures.at + wait - this.#now();
  }

  #live(key: string): Failures | undefined {
    const failures = this.#failures.get(key);
    return failures === undefined || this.#now() - failures.at > FORGET_MS ? undefined : failures;
  }
}

const byAddress = (address: string) => `address ${address}`;
const byAccount = (account: string) => `account ${account.slice(0, 100)}`;

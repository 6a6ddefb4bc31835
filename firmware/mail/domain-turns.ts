import { type BackOff, delayAfter, longestDelay } from './backoff.ts';
import type { SendResult } from './delivery.ts';

/** What is known of a domain that has mails on the wire or is in trouble. */
interface Standing {
  inFlight: number;
  /** "Later" in a row, as if each had been a mail of one address only. */
  failures: number;
  /** How often it was barred since its last success. */
  bars: number;
  /** Monotonic ms until which its mails wait. */
  until: number;
}

/** So many mails in a row that are for later, and the domain waits as a whole. One alone may be a full mailbox. */
const IN_A_ROW = 3;
/** Domains in trouble that are remembered; beyond that the one longest known is forgotten and tried again. */
const MOST_DOMAINS = 1000;

/**
 * Whose turn it is, by domain: one whose mails time out or are put off again and again waits by the list of waits,
 * while the others go. One connection is always kept for the others.
 */
export class DomainTurns {
  readonly #backOff: BackOff;
  readonly #connections: number;
  readonly #domains = new Map<string, Standing>();

  constructor(backOff: BackOff, connections: number) {
    this.#backOff = backOff;
    this.#connections = connections;
  }

  /** Whether a mail to this domain may go now. @param now monotonic ms */
  mayGo(domain: string, now: number): boolean {
    const standing = this.#domains.get(domain);
    return standing === undefined || !this.#mustWait(standing, now);
  }

  /** Domains whose mails wait now. */
  waiting(now: number): readonly string[] {
    return [...this.#domains].flatMap(([domain, one]) => (this.#mustWait(one, now) ? [domain] : []));
  }

  /** Put off again and again, and no mail has passed since. */
  isInTrouble(domain: string): boolean {
    return (this.#domains.get(domain)?.bars ?? 0) > 0;
  }

  /** A person asks: whoever waits is tried now, those in trouble by one mail. */
  cutWaits(): void {
    for (const standing of this.#domains.values()) standing.until = 0;
  }

  begin(domain: string): void {
    const standing = this.#domains.get(domain) ?? { inFlight: 0, failures: 0, bars: 0, until: 0 };
    standing.inFlight += 1;
    this.#domains.set(domain, standing);
  }

  /** @returns whether the domain is out of its trouble, so that its mails need not wait any longer */
  end(domain: string, result: SendResult, now: number): boolean {
    const standing = this.#domains.get(domain);
    if (standing === undefined) return false;
    standing.inFlight -= 1;
    if (result.type === 'later') this.#later(standing, result.scope, now);
    const isHealed = result.type !== 'later' && standing.bars > 0;
    if (result.type !== 'later') Object.assign(standing, { failures: 0, bars: 0, until: 0 });
    if (standing.inFlight === 0 && standing.failures === 0 && standing.bars === 0)
      this.#domains.delete(domain);
    this.#forgetSome();
    return isHealed;
  }

  #mustWait({ inFlight, bars, until }: Standing, now: number): boolean {
    if (now < until) return true;
    // One mail tries whether the domain is well again.
    return inFlight >= (bars > 0 ? 1 : Math.max(1, this.#connections - 1));
  }

  #later(standing: Standing, scope: 'server' | 'domain' | 'mail', now: number): void {
    if (scope === 'server') return;
    standing.failures += scope === 'domain' ? IN_A_ROW : 1;
    if (standing.failures < IN_A_ROW && standing.bars === 0) return;
    // What was on its way when the domain was barred says nothing new.
    if (now < standing.until) return;
    standing.bars += 1;
    standing.until = now + (delayAfter(this.#backOff, standing.bars) ?? longestDelay(this.#backOff));
  }

  #forgetSome(): void {
    if (this.#domains.size <= MOST_DOMAINS) return;
    for (const [domain, { inFlight }] of this.#domains) {
      if (inFlight > 0) continue;
      this.#domains.delete(domain);
      return;
    }
  }
}

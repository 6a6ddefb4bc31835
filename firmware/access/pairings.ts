import { fingerprint, newPairingCode, newSecret, sameFingerprint } from './secret.ts';

/** What the administrator decided for a terminal that is about to be paired. */
export interface TerminalPlan {
  readonly name: string;
  readonly extension: string | null;
  readonly representativeId: string | null;
}

/** Shown once, to the administrator. */
export interface OpenPairing {
  readonly id: string;
  readonly code: string;
  /** The part behind the # of the link; it never travels to a server in an address. */
  readonly secret: string;
  /** Wall clock, ms. */
  readonly expiresAt: number;
}

interface Pairing {
  readonly plan: TerminalPlan;
  readonly code: string;
  readonly secret: string;
  /** Monotonic, ms. */
  readonly endsAt: number;
}

export const PAIRING_MS = 15 * 60_000;
const MOST_OPEN = 20;
/** Six digits are a million: after so many wrong ones all open codes are void. */
const MOST_WRONG = 10;

export interface PairingClock {
  now(): number;
  monotonic(): number;
}

/** Terminals that an administrator has let in and that have not come yet. Kept in memory: a restart voids them. */
export class Pairings {
  readonly #clock: PairingClock;
  readonly #open = new Map<string, Pairing>();
  #wrong = 0;

  constructor(clock: PairingClock) {
    this.#clock = clock;
  }

  begin(plan: TerminalPlan): OpenPairing {
    this.#sweep();
    if (this.#open.size === 0) this.#wrong = 0;
    const [oldest] = this.#open.keys();
    if (this.#open.size >= MOST_OPEN && oldest !== undefined) this.#open.delete(oldest);
    const made = { id: newSecret().slice(0, 16), code: this.#freeCode(), secret: newSecret() };
    this.#open.set(made.id, {
      plan,
      code: fingerprint(made.code),
      secret: fingerprint(made.secret),
      endsAt: this.#clock.monotonic() + PAIRING_MS,
    });
    return { ...made, expiresAt: this.#clock.now() + PAIRING_MS };
  }

  cancel(id: string): void {
    this.#open.delete(id);
  }

  isOpen(id: string): boolean {
    this.#sweep();
    return this.#open.has(id);
  }

  /**
   * Each can be used once.
   *
   * @param key six digits, or the secret of a link
   * @returns null where nothing is open for it
   */
  redeem(key: string): TerminalPlan | null {
    this.#sweep();
    const print = fingerprint(key);
    for (const [id, pairing] of this.#open) {
      if (!sameFingerprint(print, pairing.code) && !sameFingerprint(print, pairing.secret)) continue;
      this.#open.delete(id);
      return pairing.plan;
    }
    this.#wrong += 1;
    if (this.#wrong >= MOST_WRONG) this.#open.clear();
    return null;
  }

  #freeCode(): string {
    const taken = new Set([...this.#open.values()].map((pairing) => pairing.code));
    let code = newPairingCode();
    while (taken.has(fingerprint(code))) code = newPairingCode();
    return code;
  }

  #sweep(): void {
    for (const [id, { endsAt }] of this.#open) {
      if (endsAt <= this.#clock.monotonic()) this.#open.delete(id);
    }
  }
}

import type { Knex } from 'knex';
import type { Clock } from '../../hw/clock.ts';
import { THIS_SITE } from './setting-row.ts';

/** `full`: no space; `failing`: the card or the file cannot be read or written. */
export type DiskFault = 'full' | 'failing';

/** SQLite's result codes; the extended ones begin with these. */
const FAULTS: readonly (readonly [begin: string, fault: DiskFault])[] = [
  ['SQLITE_FULL', 'full'],
  ['SQLITE_IOERR', 'failing'],
  ['SQLITE_CORRUPT', 'failing'],
  ['SQLITE_NOTADB', 'failing'],
  ['SQLITE_READONLY', 'failing'],
  ['SQLITE_CANTOPEN', 'failing'],
];

/** @returns null for errors that say nothing of the disk */
export function diskFaultOf(error: unknown): DiskFault | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return FAULTS.find(([begin]) => code.startsWith(begin))?.[1] ?? null;
}

/** A dying card answers now and then: it is believed again after so long without an error. */
const QUIET_MS = 10 * 60_000;
/** Waits between trials while the fault lasts; the last goes on. A dying card is not beaten to death. */
const TRIALS_MS = [0, 10_000, 20_000, 40_000, 80_000, 160_000, 300_000];
/** Larger than a page, so that the trial needs space. */
const TRIAL_BYTES = 6000;

interface Trouble {
  readonly fault: DiskFault;
  /** Monotonic. */
  readonly lastErrorAt: number;
  readonly trials: number;
  readonly nextTrialAt: number;
}

/**
 * Knows whether the database can be written, from every statement that fails. While all is well it writes nothing;
 * after a fault it tries a small write now and then, because an idle office would not.
 */
export class DiskWatch {
  readonly #knex: Knex;
  readonly #clock: Clock;
  readonly #onFault: () => void;
  #trouble: Trouble | null = null;

  /** @param onFault told once when a fault begins */
  constructor(knex: Knex, clock: Clock, onFault: () => void = () => undefined) {
    this.#knex = knex;
    this.#clock = clock;
    this.#onFault = onFault;
  }

  start(): void {
    this.#knex.on('query-error', this.#listen);
  }

  stop(): void {
    this.#knex.removeListener('query-error', this.#listen);
  }

  get fault(): DiskFault | null {
    return this.#trouble?.fault ?? null;
  }

  /** After a fault: is it over? Never rejects. */
  async check(): Promise<DiskFault | null> {
    const trouble = this.#trouble;
    const now = this.#clock.monotonic();
    if (trouble === null || now < trouble.nextTrialAt) return this.fault;
    try {
      await tryWrite(this.#knex);
    } catch {
      // The listener has heard of it.
      this.#postpone(now);
      return this.fault;
    }
    const isQuiet = trouble.fault === 'full' || now - trouble.lastErrorAt >= QUIET_MS;
    if (isQuiet) this.#trouble = null;
    else this.#postpone(now);
    return this.fault;
  }

  #postpone(now: number): void {
    const { trials } = this.#trouble ?? { trials: 0 };
    const wait = TRIALS_MS[Math.min(trials + 1, TRIALS_MS.length - 1)] ?? 0;
    if (this.#trouble !== null)
      this.#trouble = { ...this.#trouble, trials: trials + 1, nextTrialAt: now + wait };
  }

  readonly #listen = (error: unknown): void => {
    const fault = diskFaultOf(error);
    if (fault === null) return;
    const now = this.#clock.monotonic();
    const { trials = 0, nextTrialAt = now } = this.#trouble ?? {};
    const isNew = this.#trouble === null;
    this.#trouble = { fault, lastErrorAt: now, trials, nextTrialAt };
    if (isNew) this.#onFault();
  };
}

const TRIAL = 'disk-trial';

/** Writes something that needs space and takes it back, in one transaction that reaches the disk. */
async function tryWrite(knex: Knex): Promise<void> {
  await knex.transaction(async (trx) => {
    await trx.raw(
      `INSERT INTO setting (site_id, name, value, hlc) VALUES (${THIS_SITE}, ?, hex(zeroblob(?)), 0)`,
      [TRIAL, TRIAL_BYTES / 2],
    );
    await trx.raw('DELETE FROM setting WHERE name = ?', [TRIAL]);
  });
}

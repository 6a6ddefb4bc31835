import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../../hw/clock.ts';
import type { Log } from '../../hw/log.ts';
import type { NumberPlan } from '../directory/number-plan.ts';
import { normalise } from '../directory/numbers.ts';
import type { Database } from '../store/database.ts';
import { keepBook, lastEdition } from '../store/number-books.ts';
import type { BookRule } from './rule.ts';
import type { BookEntry, BookSource } from './source.ts';

export interface BookOptions {
  readonly rule: BookRule;
  readonly source: BookSource;
  readonly db: Database;
  readonly plan: NumberPlan;
  readonly clock: Clock;
  readonly log: Log;
}

/** A book that is not read by then is on a line that is too slow for it. */
const PATIENCE_MS = 600_000;

/** One book: read when it has changed, kept number by number. A book that cannot be read leaves the last one in place. */
export class BookAtWork {
  readonly #options: BookOptions;
  readonly #abort = new AbortController();
  #reading: Promise<void> | null = null;

  constructor(options: BookOptions) {
    this.#options = options;
  }

  get cron(): string {
    return this.#options.rule.cron;
  }

  /** Reads it if it has changed. A reading that goes on already is the answer. Never rejects. */
  read(): Promise<void> {
    if (this.#abort.signal.aborted) return Promise.resolve();
    this.#reading ??= this.#read().finally(() => {
      this.#reading = null;
    });
    return this.#reading;
  }

  async stop(): Promise<void> {
    this.#abort.abort(new Error('the box stops'));
    await this.#reading;
  }

  async #read(): Promise<void> {
    const { rule, source, db, plan, clock, log } = this.#options;
    const patience = new AbortController();
    const timer = clock.after(PATIENCE_MS, () => patience.abort(new Error('not read in time')));
    try {
      const mark = await lastEdition(db.knex, rule.name);
      const book = await source.read(mark, AbortSignal.any([patience.signal, this.#abort.signal]));
      if (book === null) return;
      const pages = await pagesOf(book.entries, plan);
      const done = await keepBook(db.knex, rule.name, pages, { mark: book.mark, now: clock.now() });
      log.info({ rule: rule.name, numbers: pages.size, ...done }, 'a book of numbers was read');
    } catch (error) {
      if (!this.#abort.signal.aborted)
        log.warn({ err: error, rule: rule.name }, 'a book of numbers could not be read; the last one holds');
    } finally {
      timer.cancel();
    }
  }
}

/** Entries between which calls have their turn. */
const STRIDE = 200;

/** By match key. A number that stands in a book twice is somebody's for whom it has two entries: the first counts. */
async function pagesOf(entries: readonly BookEntry[], plan: NumberPlan): Promise<Map<string, string>> {
  const pages = new Map<string, string>();
  for (const [at, { number, facts }] of entries.entries()) {
    if (at % STRIDE === 0) await setImmediate();
    const { e164, matchKey } = normalise(number, plan);
    if (e164 === null || facts.length === 0 || pages.has(matchKey)) continue;
    pages.set(matchKey, JSON.stringify(facts));
  }
  return pages;
}

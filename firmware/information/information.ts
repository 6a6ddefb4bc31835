import type { Clock } from '../../hw/clock.ts';
import type { Log } from '../../hw/log.ts';
import type { Call } from '../calls/call.ts';
import type { NumberPlan } from '../directory/number-plan.ts';
import { byCron, type Schedule } from '../schedule.ts';
import type { Database } from '../store/database.ts';
import { factsOfNumber, keepOnlyRules, type StoredFacts } from '../store/number-facts.ts';
import { AskedRuleAtWork } from './asked-rule.ts';
import { BookAtWork } from './book.ts';
import { type AskedRule, type BookRule, type InformationRule, isBook } from './rule.ts';
import type { AskedSource, BookSource } from './source.ts';

export interface InformationOptions {
  readonly rules: readonly InformationRule[];
  readonly sources: Sources;
  readonly db: Database;
  readonly plan: NumberPlan;
  readonly timeZone: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Facts about the caller of this call have come. */
  readonly onFacts: (call: string) => void;
}

/** Makes the far ends; handed in, so that a test has its own. */
export interface Sources {
  asked(rule: AskedRule): AskedSource;
  book(rule: BookRule): BookSource;
}

/** How long a screen waits for the other systems while the telephone rings (SPEC F4), ms. */
export const RING_MS = 300;
/** Calls whose questions are remembered; older ones have ended long ago. */
const MOST_CALLS = 200;

/**
 * Fetches what other systems know of a caller, keeps it beside the number and tells when it has come. Nothing waits for
 * it longer than `RING_MS`: a source that is down or slow costs a call nothing.
 */
export class Information {
  readonly #options: InformationOptions;
  readonly #asked: readonly AskedRuleAtWork[];
  readonly #books: readonly BookAtWork[];
  /** Questions on their way, by call and number: a call is asked for once. */
  readonly #questions = new Map<string, Promise<void>>();
  #schedules: Schedule[] = [];

  constructor(options: InformationOptions) {
    const { rules, sources, ...world } = options;
    this.#options = options;
    this.#asked = rules.flatMap((rule) =>
      isBook(rule) ? [] : [new AskedRuleAtWork({ ...world, rule, source: sources.asked(rule) })],
    );
    this.#books = rules.flatMap((rule) =>
      isBook(rule) ? [new BookAtWork({ ...world, rule, source: sources.book(rule) })] : [],
    );
  }

  /** Reads the books that have changed, in the background, and again by the schedule of each rule. */
  async start(): Promise<void> {
    const { db, rules, timeZone, clock, log } = this.#options;
    await keepOnlyRules(
      db.knex,
      rules.map((rule) => rule.name),
    );
    for (const book of this.#books) void book.read();
    this.#schedules = [
      ...this.#books.map((book) => byCron(book.cron, timeZone, () => book.read(), { clock, log })),
      ...this.#asked.map((one) => byCron(one.cron, timeZone, () => one.renew(), { clock, log })),
    ];
  }

  async stop(): Promise<void> {
    for (const schedule of this.#schedules) schedule.stop();
    await Promise.all([...this.#asked, ...this.#books].map((one) => one.stop()));
  }

  /** A call has changed: when its number is known now, the sources are asked. Never throws, never waits. */
  take(call: Call): void {
    if (call.caller.type !== 'number' || call.phase === 'released' || this.#asked.length === 0) return;
    const question = `${call.key} ${call.caller.e164 ?? call.caller.number}`;
    if (this.#questions.has(question)) return;
    if (this.#questions.size >= MOST_CALLS) this.#forgetOldest();
    this.#questions.set(question, this.#ask(call.key, call.caller));
  }

  /**
   * What is known of a number. Waits for questions about this call that are on their way, `RING_MS` at most.
   *
   * @returns in the order of the rules, without sources that know nothing
   */
  async about(call: string, matchKey: string): Promise<readonly Told[]> {
    await this.#atMost(RING_MS, this.#running(call));
    const stored = await factsOfNumber(this.#options.db.knex, matchKey);
    return inOrderOfRules(this.#options.rules, stored);
  }

  #running(call: string): Promise<unknown> {
    const mine = [...this.#questions].filter(([question]) => question.startsWith(`${call} `));
    return Promise.all(mine.map(([, running]) => running));
  }

  async #ask(call: string, number: Extract<Call['caller'], { type: 'number' }>): Promise<void> {
    const answers = await Promise.all(this.#asked.map((one) => one.ask(call, number)));
    if (answers.includes(true)) this.#options.onFacts(call);
  }

  #forgetOldest(): void {
    const [oldest] = this.#questions.keys();
    if (oldest !== undefined) this.#questions.delete(oldest);
  }

  #atMost(ms: number, work: Promise<unknown>): Promise<void> {
    return new Promise((resolve) => {
      const timer = this.#options.clock.after(ms, resolve);
      void work.finally(() => {
        timer.cancel();
        resolve();
      });
    });
  }
}

/** What one source says, under its title. */
export interface Told extends StoredFacts {
  readonly title: string;
}

/** Sources that know nothing of the number are left out. */
export function inOrderOfRules(
  rules: readonly Pick<InformationRule, 'name' | 'title'>[],
  stored: readonly StoredFacts[],
): Told[] {
  return rules.flatMap(({ name, title }) => {
    const known = stored.find((one) => one.rule === name);
    return known === undefined || known.facts.length === 0 ? [] : [{ ...known, title }];
  });
}

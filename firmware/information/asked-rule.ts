import type { Clock } from '../../hw/clock.ts';
import type { Log } from '../../hw/log.ts';
import type { Caller } from '../calls/call.ts';
import type { NumberPlan } from '../directory/number-plan.ts';
import { normalise, searchDigits } from '../directory/numbers.ts';
import type { Database } from '../store/database.ts';
import {
  dropOldFacts,
  factsOfNumber,
  keepFactsOfCall,
  numbersToRenew,
  renewFacts,
} from '../store/number-facts.ts';
import type { Fact } from './fact.ts';
import { afterFailure, GOOD_STANDING, mayBeAsked, type Standing } from './pause.ts';
import type { AskedRule } from './rule.ts';
import type { AskedNumber, AskedSource } from './source.ts';

export interface AskedRuleOptions {
  readonly rule: AskedRule;
  readonly source: AskedSource;
  readonly db: Database;
  readonly plan: NumberPlan;
  readonly clock: Clock;
  readonly log: Log;
}

/** An answer that takes longer is of no use to anybody. */
const PATIENCE_MS = 5_000;
/** Callers who wait for an answer of one source; what comes on top is not asked. */
const MOST_AT_ONCE = 8;
const DAY_MS = 86_400_000;
/** Numbers that called in this time are asked for again by the schedule. */
const LATELY_MS = 30 * DAY_MS;
const KEPT_MS = 90 * DAY_MS;
const MOST_RENEWED = 500;

/** One source that is asked for single numbers: when it is asked, and what becomes of its answers. */
export class AskedRuleAtWork {
  readonly #options: AskedRuleOptions;
  readonly #abort = new AbortController();
  #standing: Standing = GOOD_STANDING;
  #asking = 0;

  constructor(options: AskedRuleOptions) {
    this.#options = options;
  }

  get cron(): string {
    return this.#options.rule.cron;
  }

  async stop(): Promise<void> {
    this.#abort.abort(new Error('the box stops'));
    await this.#options.source.close().catch(() => undefined);
  }

  /** Asks about the caller unless a fresh answer is there. Never rejects. @returns whether new facts are kept */
  async ask(call: string, caller: Extract<Caller, { type: 'number' }>): Promise<boolean> {
    const { db, plan, clock, log, rule } = this.#options;
    try {
      const { matchKey } = normalise(caller.e164 ?? caller.number, plan);
      if (await this.#isFresh(matchKey)) return false;
      const facts = await this.#answer(askedNumber(matchKey, plan));
      if (facts === null) return false;
      const kept = { rule: rule.name, matchKey, facts, now: clock.now() };
      return await db.knex.transaction((trx) => keepFactsOfCall(trx, call, kept));
    } catch (error) {
      log.error({ err: error, rule: rule.name }, 'facts about a caller could not be kept');
      return false;
    }
  }

  /** Asks again for the numbers that called lately, one after the other, and drops what is old. Never rejects. */
  async renew(): Promise<void> {
    const { db, plan, clock, log, rule } = this.#options;
    const now = clock.now();
    try {
      while ((await dropOldFacts(db.knex, rule.name, now - KEPT_MS, 300)) > 0);
      const numbers = await numbersToRenew(db.knex, rule.name, {
        olderThan: now - rule.freshMs,
        calledSince: now - LATELY_MS,
        limit: MOST_RENEWED,
      });
      for (const matchKey of numbers) {
        const facts = await this.#answer(askedNumber(matchKey, plan));
        if (facts === null) return;
        await renewFacts(db.knex, { rule: rule.name, matchKey, facts, now: clock.now() });
      }
    } catch (error) {
      log.error({ err: error, rule: rule.name }, 'facts about callers could not be renewed');
    }
  }

  async #isFresh(matchKey: string): Promise<boolean> {
    const { db, clock, rule } = this.#options;
    const known = (await factsOfNumber(db.knex, matchKey)).find((one) => one.rule === rule.name);
    if (known === undefined) return false;
    const age = clock.now() - known.fetchedAt;
    // An answer of the future was dated by a clock that ran ahead.
    return age >= 0 && age < rule.freshMs;
  }

  /** @returns null when the source is spared, busy or failed */
  async #answer(number: AskedNumber): Promise<readonly Fact[] | null> {
    const { clock, source } = this.#options;
    if (this.#asking >= MOST_AT_ONCE || this.#abort.signal.aborted) return null;
    if (!mayBeAsked(this.#standing, clock.monotonic())) return null;
    const patience = new AbortController();
    const timer = clock.after(PATIENCE_MS, () => patience.abort(new Error('no answer in time')));
    this.#asking += 1;
    try {
      const facts = await source.ask(number, AbortSignal.any([patience.signal, this.#abort.signal]));
      this.#standing = GOOD_STANDING;
      return facts;
    } catch (error) {
      this.#failed(error);
      return null;
    } finally {
      this.#asking -= 1;
      timer.cancel();
    }
  }

  /** Said when it begins, not at every call: the source is down for hours, the journal is not about that. */
  #failed(error: unknown): void {
    if (this.#abort.signal.aborted) return;
    const { clock, log, rule } = this.#options;
    if (this.#standing.failures === 0)
      log.warn({ err: error, rule: rule.name }, 'a source of information failed; calls go on without it');
    this.#standing = afterFailure(this.#standing, clock.monotonic());
  }
}

function askedNumber(matchKey: string, plan: NumberPlan): AskedNumber {
  return {
    e164: matchKey.startsWith('+') ? matchKey : null,
    national: searchDigits(matchKey, plan.region) || matchKey,
  };
}

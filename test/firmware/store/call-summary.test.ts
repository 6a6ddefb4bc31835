import test from 'ava';
import type { Call } from '../../../firmware/calls/call.ts';
import { epochMs, lineId, representativeId } from '../../../firmware/calls/ids.ts';
import { addDays, type CivilDay } from '../../../firmware/presence/civil-day.ts';
import { type SiteTime, siteTime } from '../../../firmware/presence/site-time.ts';
import { setDone, undoDone } from '../../../firmware/store/call-desk.ts';
import { type CallCounts, countCalls } from '../../../firmware/store/call-statistics.ts';
import { chooseCustomer } from '../../../firmware/store/calls.ts';
import { correctClockRun } from '../../../firmware/store/clock-correction.ts';
import { beginClockRun, currentClockRun } from '../../../firmware/store/clock-run.ts';
import { mergeCustomers } from '../../../firmware/store/customer-merge.ts';
import { createCustomer } from '../../../firmware/store/customers.ts';
import type { Database } from '../../../firmware/store/database.ts';
import { callsBefore, callsOfCustomer, eraseCustomer, forgetCalls } from '../../../firmware/store/forget.ts';
import { seeded } from '../../../scripts/seeded.ts';
import { answered, missed, ringing, save, snapshot } from './call-samples.ts';
import { customerInput, JAPAN, temporaryBox } from './temporary-box.ts';

/** The clocks of New York and of the Chatham Islands are changed in these days, the latter at a quarter to the hour. */
const ZONES = ['Asia/Tokyo', 'America/New_York', 'Pacific/Chatham'].map((name) => siteTime(name));
const [FIRST, LAST] = ['2026-10-28', '2026-11-06'];
const BEGIN = Date.UTC(2026, 9, 27);
const SPAN = 11 * 86_400_000;
const NOW = Date.UTC(2026, 10, 5, 3);
const PEOPLE = ['a', 'b', 'c'].map((letter) => ({
  ...{ id: representativeId(`01900000-0000-7000-8000-00000000000${letter}`), name: letter },
}));
const CUSTOMERS = ['みなと運輸', '青葉製作所', '北斗印刷'];

class Histories {
  readonly #db: Database;
  readonly #random: () => number;
  readonly #calls: Call[] = [];
  readonly #ids: string[] = [];

  constructor(db: Database, seed: number) {
    this.#db = db;
    this.#random = seeded(seed);
  }

  async begin(): Promise<void> {
    for (const name of CUSTOMERS) {
      const context = { now: BEGIN, plan: JAPAN };
      const made = await this.#db.knex.transaction((trx) =>
        createCustomer(trx, customerInput({ name }), context),
      );
      this.#ids.push(made.id);
    }
  }

  /** One thing that happens to the history of a box. */
  async step(): Promise<void> {
    const { knex } = this.#db;
    const call = this.#pick(this.#calls);
    const dice = this.#random();
    if (call === undefined || dice < 0.35) return this.#ring();
    if (dice < 0.6) return save(this.#db, this.#ended(call));
    await knex.transaction(async (trx) => {
      if (dice < 0.7) await chooseCustomer(trx, call.key, this.#customer(), NOW);
      else if (dice < 0.8) await setDone(trx, call.key, '伊藤', call.startedAt + this.#upTo(9_000_000));
      else if (dice < 0.85) await undoDone(trx, call.key, NOW);
      else if (dice < 0.88) await mergeCustomers(trx, this.#id(), this.#id(), { now: NOW, plan: JAPAN });
      else if (dice < 0.92) await this.#correct(trx);
      else if (dice < 0.96) await forgetCalls(trx, await callsBefore(trx, BEGIN + this.#upTo(SPAN / 4)), NOW);
      else {
        const id = this.#id();
        await forgetCalls(trx, await callsOfCustomer(trx, id), NOW);
        await eraseCustomer(trx, id, NOW);
      }
    });
  }

  async #ring(): Promise<void> {
    const startedAt = epochMs(BEGIN + this.#upTo(SPAN));
    const mode = this.#random() < 0.5 ? 'away' : 'present';
    const match = this.#random() < 0.5 ? { type: 'one' as const, customer: this.#customer() } : undefined;
    const line = lineId(String(1 + this.#upTo(3)));
    const name = String(this.#calls.length);
    const call = ringing(name, { startedAt, mode, line, ...(match === undefined ? {} : { match }) });
    this.#calls.push(call);
    await save(this.#db, call);
  }

  /** It may have ended before: then the equipment has thought better of it. */
  #ended(call: Call): Call {
    if (this.#random() < 0.5) return answered(call, this.#upTo(400), this.#upTo(600));
    return missed(call, this.#pick(['missed', 'busy', 'voicemail'] as const), this.#upTo(60));
  }

  /** The clock was wrong for a while: what was written since some moment moves. */
  async #correct(trx: Parameters<typeof beginClockRun>[0]): Promise<void> {
    const beganAt = BEGIN + Math.floor(SPAN * (0.7 + this.#random() * 0.3));
    await beginClockRun(trx, { base: 0, beganAt, boot: 'boot' });
    const run = await currentClockRun(trx);
    if (run === null) throw new Error('a run of the clock has begun and is not there');
    await correctClockRun(trx, run, {
      ...{ offset: this.#upTo(40) * 3_600_000 - 20 * 3_600_000, now: NOW, reword: (mail) => mail },
    });
  }

  #customer() {
    const representative = this.#random() < 0.3 ? null : (this.#pick(PEOPLE) ?? null);
    return { ...snapshot('x', { representative }), id: this.#id() };
  }

  #id() {
    return (this.#pick(this.#ids) ?? '') as ReturnType<typeof snapshot>['id'];
  }

  #pick<Item>(items: readonly Item[]): Item {
    return items[this.#upTo(items.length)] as Item;
  }

  #upTo(end: number): number {
    return Math.floor(this.#random() * end);
  }
}

interface PlainCall {
  line: string;
  outcome: string;
  mode: string;
  customer: string | null;
  started_at: number;
  answered_at: number | null;
  done_at: number | null;
}

const add = (sums: Record<string, number>, name: string) => (sums[name] = (sums[name] ?? 0) + 1);

/** Every call looked at, one by one. */
async function plainly(db: Database, time: SiteTime, first: CivilDay, last: CivilDay) {
  const calls: PlainCall[] = await db.knex.raw('SELECT * FROM call_record WHERE outcome IS NOT NULL');
  const sums = { hours: {}, lines: {}, representatives: {}, returns: {} };
  for (const call of calls) {
    const { day, minute } = time.localAt(call.started_at);
    if (day < first || day > last) continue;
    const isAnswered = call.outcome === 'answered';
    const end = isAnswered ? 'answered' : call.mode === 'present' ? 'missed present' : 'missed';
    const rang = Math.floor(((call.answered_at ?? 0) - call.started_at) / 1000);
    const seconds = isAnswered ? Math.min(Math.max(0, rang), 300) : null;
    const customer = JSON.parse(call.customer ?? 'null') as { representative?: { id: string } } | null;
    add(sums.hours, `${day} ${Math.floor(minute / 60)} ${end}`);
    add(sums.lines, `${call.line} ${seconds}`);
    add(sums.representatives, `${customer?.representative?.id ?? null} ${seconds}`);
    if (isAnswered) continue;
    const waited =
      call.done_at === null ? null : Math.floor(Math.max(0, call.done_at - call.started_at) / 60_000);
    add(sums.returns, `${waited}`);
  }
  return sums;
}

/** The same sums as the statistics give them. */
function inOneForm({ hours, lines, representatives, returns }: CallCounts) {
  const byName = (entries: [string, number][]) => {
    const sums: Record<string, number> = {};
    for (const [name, count] of entries) if (count > 0) sums[name] = (sums[name] ?? 0) + count;
    return sums;
  };
  const ofRings = (groups: CallCounts['lines']) =>
    groups.flatMap(({ id, missed, answeredAfter }): [string, number][] => [
      [`${id} null`, missed],
      ...answeredAfter.map((count, seconds): [string, number] => [`${id} ${seconds}`, count]),
    ]);
  return {
    hours: byName(
      hours.flatMap(({ day, hour, answered, missed, missedPresent }): [string, number][] => [
        [`${day} ${hour} answered`, answered],
        [`${day} ${hour} missed present`, missedPresent],
        [`${day} ${hour} missed`, missed - missedPresent],
      ]),
    ),
    lines: byName(ofRings(lines)),
    representatives: byName(ofRings(representatives)),
    returns: byName(returns.map(({ minutes, calls }) => [`${minutes}`, calls])),
  };
}

for (const seed of [1, 2]) {
  test(`whatever happens to calls, the summaries count what is there (history ${seed})`, async (t) => {
    const db = await temporaryBox(t);
    const histories = new Histories(db, seed);
    await histories.begin();
    for (let step = 0; step < 180; step += 1) {
      await histories.step();
      if (step % 6 !== 0) continue;
      const time = ZONES[Math.floor(step / 45) % ZONES.length] as SiteTime;
      const [first, last] = [addDays(FIRST, step % 3), addDays(LAST, -(step % 4))];
      const counts = inOneForm(await countCalls(db.knex, { first, last, time, now: NOW }));
      t.deepEqual(counts, await plainly(db, time, first, last), `step ${step}`);
    }
  });
}

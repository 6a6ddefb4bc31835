import test, { type ExecutionContext } from 'ava';
import type { Call } from '../../../firmware/calls/call.ts';
import type { Fact } from '../../../firmware/information/fact.ts';
import { Information, type Told } from '../../../firmware/information/information.ts';
import type { HttpJsonRule } from '../../../firmware/information/rule.ts';
import type { AskedNumber } from '../../../firmware/information/source.ts';
import type { Database } from '../../../firmware/store/database.ts';
import { silentLog } from '../../../hw/log.ts';
import { eventually } from '../../support/eventually.ts';
import { FakeClock, settle } from '../../support/fake-clock.ts';
import { byNumber, ringing, save, WITHHELD } from '../store/call-samples.ts';
import { JAPAN, NOW, temporaryBox } from '../store/temporary-box.ts';

const KEY = '+81312345678';
const RULE: HttpJsonRule = {
  type: 'http-json',
  name: 'crm',
  title: 'CRM',
  url: 'http://127.0.0.1/{number}',
  token: null,
  numberForm: 'national',
  freshMs: 3_600_000,
  cron: '0 0 1 1 *',
  fields: [],
};

/** A source that a test answers for, one question after the other. */
class HeldSource {
  readonly asked: AskedNumber[] = [];
  readonly #waiting: { resolve(facts: Fact[]): void; reject(error: Error): void }[] = [];
  ask(number: AskedNumber, signal: AbortSignal): Promise<Fact[]> {
    this.asked.push(number);
    return new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      this.#waiting.push({ resolve, reject });
    });
  }
  async close(): Promise<void> {}
  async answer(value: string): Promise<void> {
    this.#waiting.shift()?.resolve([{ label: 'quotes', value }]);
    await settle(20);
  }
  async fail(): Promise<void> {
    this.#waiting.shift()?.reject(new Error('down'));
    await settle(20);
  }
}

interface Office {
  readonly information: Information;
  readonly source: HeldSource;
  readonly clock: FakeClock;
  readonly db: Database;
  /** Calls about which facts have come. */
  readonly told: string[];
  ring(call: Call): Promise<void>;
  about(call: Call): Promise<readonly Told[]>;
}

async function open(t: ExecutionContext): Promise<Office> {
  const db = await temporaryBox(t);
  const clock = new FakeClock(NOW);
  const source = new HeldSource();
  const told: string[] = [];
  const information = new Information({
    ...{ db, clock, plan: JAPAN, timeZone: 'Asia/Tokyo', log: silentLog, rules: [RULE] },
    sources: {
      asked: () => source,
      book: () => t.fail('there is no book') as never,
    },
    onFacts: (call) => told.push(call),
  });
  await information.start();
  t.teardown(() => information.stop());
  return {
    ...{ information, source, clock, db, told },
    async ring(call) {
      await save(db, call);
      information.take(call);
      // The database answers in turn: what the call looked up in it has been answered before this.
      await db.knex.raw('SELECT 1');
      await settle();
    },
    about: (call) => information.about(call.key, KEY),
  };
}

test('a ringing call is asked for once, and its facts are told when they come', async (t) => {
  const { information, source, told, ring, about } = await open(t);
  const call = ringing('a');
  await ring(call);
  information.take({ ...call, phase: 'answered' });
  t.deepEqual(source.asked, [{ e164: KEY, national: '0312345678' }]);
  await source.answer('2');
  await eventually(() => told.length === 1);
  t.like((await about(call))[0], { title: 'CRM', facts: [{ label: 'quotes', value: '2' }], fetchedAt: NOW });
});

test('a screen waits 300 ms for a source and no longer; what comes later is kept', async (t) => {
  const { source, clock, told, ring, about } = await open(t);
  const call = ringing('a');
  await ring(call);
  let isThere = false;
  const waiting = about(call).then((facts) => {
    isThere = true;
    return facts;
  });
  await clock.advanceAsync(299);
  t.false(isThere);
  await clock.advanceAsync(1);
  t.deepEqual(await waiting, []);
  await source.answer('3');
  await eventually(() => told.length === 1);
  t.is((await about(call))[0]?.facts[0]?.value, '3');
});

test('a fresh answer is not asked for again, an old one is', async (t) => {
  const { source, clock, told, ring } = await open(t);
  await ring(ringing('a'));
  await source.answer('2');
  await eventually(() => told.length === 1);
  await ring(ringing('b'));
  t.is(source.asked.length, 1);
  clock.jump(RULE.freshMs);
  await ring(ringing('c'));
  t.is(source.asked.length, 2);
});

test('a source that is down is spared after two failures and asked again later', async (t) => {
  const { source, clock, ring } = await open(t);
  for (const name of ['a', 'b']) {
    await ring(ringing(name));
    await source.fail();
  }
  await ring(ringing('c'));
  t.is(source.asked.length, 2);
  clock.advance(10_000);
  await ring(ringing('d'));
  t.is(source.asked.length, 3);
});

test('a source that does not answer is given up after five seconds', async (t) => {
  const { clock, told, ring, about } = await open(t);
  const call = ringing('a');
  await ring(call);
  await clock.advanceAsync(5_000);
  t.deepEqual(await about(call), []);
  t.deepEqual(told, []);
});

test('nothing is asked of a withheld caller', async (t) => {
  const { source, ring } = await open(t);
  await ring(ringing('a', { caller: WITHHELD }));
  t.is(source.asked.length, 0);
});

test('an answer for a number that turned out to be withheld is not kept', async (t) => {
  const { source, db, told, ring } = await open(t);
  const call = ringing('a');
  await ring(call);
  await save(db, { ...call, caller: WITHHELD });
  await source.answer('2');
  t.deepEqual(await db.knex('number_fact'), []);
  t.deepEqual(told, []);
});

test('what was kept of a number goes when the network withholds it after all', async (t) => {
  const { source, db, told, ring } = await open(t);
  const call = ringing('a');
  await ring(call);
  await source.answer('2');
  await eventually(() => told.length === 1);
  await save(db, { ...call, caller: WITHHELD });
  t.deepEqual(await db.knex('number_fact'), []);
});

test('what was known before the call stays known', async (t) => {
  const { source, db, told, ring } = await open(t);
  await ring(ringing('a'));
  await source.answer('2');
  await eventually(() => told.length === 1);
  const second = ringing('b', { caller: byNumber('0312345678') });
  await ring(second);
  await save(db, { ...second, caller: WITHHELD });
  t.is((await db.knex('number_fact')).length, 1);
});

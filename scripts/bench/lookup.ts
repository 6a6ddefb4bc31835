import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { normalise } from '../../firmware/directory/numbers.ts';
import { insertCustomers } from '../../firmware/store/bulk.ts';
import { type CallPageQuery, pageCalls } from '../../firmware/store/call-pages.ts';
import { toReturn } from '../../firmware/store/call-returns.ts';
import { saveCall } from '../../firmware/store/calls.ts';
import { findByNumber } from '../../firmware/store/customer-numbers.ts';
import { searchCustomers } from '../../firmware/store/customer-search.ts';
import { pageCustomers } from '../../firmware/store/customers.ts';
import { type Database, openDatabase } from '../../firmware/store/database.ts';
import { createRepresentative } from '../../firmware/store/representatives.ts';
import { systemClock } from '../../hw/clock.ts';
import { silentLog } from '../../hw/log.ts';
import { callOf } from './lookup-calls.ts';
import { blockOf, customerOf, numberOf, PEOPLE } from './lookup-customers.ts';

/**
 * How long the box looks for a caller. Usage: lookup.ts [customers] [database to keep or use again] (default 1,000,000
 * in a temporary folder that is removed at the end; 20,000 is the short form).
 */

const PLAN = { region: 'JP' } as const;
const CHUNK = 10_000;
const ROUNDS = 300;
const CALLS = 20_000;

async function load(db: Database, count: number): Promise<void> {
  const began = performance.now();
  const people: string[] = [];
  for (const name of PEOPLE) {
    const person = { name, kana: '', extension: null, locale: 'ja', addresses: [], quietHours: [] } as const;
    const made = await db.knex.transaction((trx) => createRepresentative(trx, person, systemClock.now()));
    people.push(made.id);
  }
  for (let start = 0; start < count; start += CHUNK) {
    const size = Math.min(CHUNK, count - start);
    const customers = Array.from({ length: size }, (_, index) => customerOf(start + index, people));
    await db.knex.transaction((trx) =>
      insertCustomers(trx, customers, { now: systemClock.now(), plan: PLAN }),
    );
    if ((start / CHUNK) % 10 === 9) say(`  ${start + size} customers, ${seconds(began)} s`);
  }
  say(`loaded ${count} customers in ${seconds(began)} s`);
}

/** Calls of ten years in a small office: one in four missed, half of the callers known. */
async function loadCalls(db: Database, count: number): Promise<void> {
  const began = performance.now();
  for (let start = 0; start < CALLS; start += 500) {
    await db.knex.transaction(async (trx) => {
      for (let n = start; n < start + 500; n += 1) await saveCall(trx, callOf(n, count), systemClock.now());
    });
  }
  say(`stored ${CALLS} calls in ${seconds(began)} s`);
}

async function measure(title: string, run: (round: number) => Promise<number>): Promise<void> {
  const took: number[] = [];
  let found = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const began = performance.now();
    found += await run(round);
    took.push(performance.now() - began);
  }
  took.sort((a, b) => a - b);
  const at = (share: number) => (took[Math.floor(share * (took.length - 1))] ?? 0).toFixed(2);
  say(
    `${title.padEnd(38)} median ${at(0.5).padStart(7)} ms   p99 ${at(0.99).padStart(7)} ms   found ${(found / ROUNDS).toFixed(1)}`,
  );
}

async function measureLookUps({ knex }: Database, count: number): Promise<void> {
  const find = async (number: string) => (await findByNumber(knex, normalise(number, PLAN).matchKey)).length;
  const withBlock = (round: number) => (round * 7900) % (count - (count % 100));
  await measure('look-up, a customer’s number', (round) => find(numberOf(some(round, count))));
  await measure('look-up, a number in a block', (round) =>
    find(blockOf(withBlock(round)).replace('*', '123')),
  );
  await measure('look-up, unknown number', (round) => find(`0800-123-${1000 + round}`));
}

const SEARCHES = [
  ...['青', '所', 'ア', '0', '青葉', 'たな', '03', '青葉田中', '桐生渡辺歯科', '株式会社青葉', 'systems'],
  ...['0312', '1234-5678', '見つからない', '青葉 高崎'],
];

async function measureSearches({ knex }: Database, count: number): Promise<void> {
  const search = async (text: string) =>
    (await searchCustomers(knex, text, { plan: PLAN, limit: 20 })).items.length;
  for (const text of SEARCHES) await measure(`search "${text}"`, () => search(text));
  await measure('search, a whole number', (round) => search(numberOf(some(round, count))));
  await measure('search, last four digits', (round) => search(numberOf(some(round, count)).slice(-4)));
  for (const text of ['高橋', '山本大輔', 'emily']) {
    await measure(`search, representative "${text}"`, () => search(text));
  }
  await measure(
    'customers, first page of 50',
    async () => (await pageCustomers(knex, { limit: 50 })).items.length,
  );
}

async function measureHistory({ knex }: Database, count: number): Promise<void> {
  const page = async (filter: Partial<CallPageQuery>) =>
    (await pageCalls(knex, { limit: 50, ...filter })).items.length;
  const { next } = await pageCalls(knex, { limit: CALLS / 2 });
  await measure('history, first page of 50', () => page({}));
  await measure('history, a page in the middle', () => page({ cursor: next ?? undefined }));
  await measure('history, missed calls', () => page({ outcome: 'missed' }));
  await measure('history, one number', (round) => page({ matchKey: callOf(round, count).caller.e164 }));
  await measure('calls to return', async () => (await toReturn(knex, 50)).total);
  await measure('a call stored, with commit', async (round) => {
    await knex.transaction((trx) => saveCall(trx, callOf(CALLS + round, count), systemClock.now()));
    return 1;
  });
}

/** Customers all over the table, never two in a row. */
function some(round: number, count: number): number {
  return (round * 7919) % count;
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(1);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function main(): Promise<void> {
  const count = Number(process.argv[2] ?? 1_000_000);
  const folder = mkdtempSync(join(tmpdir(), 'rusuban-bench-'));
  const file = process.argv[3] ?? join(folder, 'box.db');
  const isLoaded = existsSync(file);
  const db = await openDatabase({ file, clock: systemClock, log: silentLog });
  try {
    if (!isLoaded) {
      await load(db, count);
      await loadCalls(db, count);
    }
    await db.knex.raw('PRAGMA wal_checkpoint(TRUNCATE)');
    say(`database ${(statSync(file).size / 1e6).toFixed(0)} MB`);
    await measureLookUps(db, count);
    await measureSearches(db, count);
    await measureHistory(db, count);
    say(`resident memory ${(process.memoryUsage.rss() / 1e6).toFixed(0)} MB`);
  } finally {
    await db.close();
    rmSync(folder, { recursive: true });
  }
}

await main();

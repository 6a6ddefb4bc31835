import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { normalise } from '../../firmware/directory/numbers.ts';
import { insertCustomers } from '../../firmware/store/bulk.ts';
import { findByNumber } from '../../firmware/store/customer-numbers.ts';
import { searchCustomers } from '../../firmware/store/customer-search.ts';
import { pageCustomers } from '../../firmware/store/customers.ts';
import { type Database, openDatabase } from '../../firmware/store/database.ts';
import { systemClock } from '../../hw/clock.ts';
import { silentLog } from '../../hw/log.ts';
import { blockOf, customerOf, numberOf } from './lookup-customers.ts';

/**
 * How long the box looks for a caller. Usage: lookup.ts [customers] (default 1,000,000; 20,000 is the short form).
 * Everything happens in a temporary folder that is removed at the end.
 */

const PLAN = { region: 'JP' } as const;
const CHUNK = 10_000;
const ROUNDS = 300;

async function load(db: Database, count: number): Promise<void> {
  const began = performance.now();
  for (let start = 0; start < count; start += CHUNK) {
    const size = Math.min(CHUNK, count - start);
    const customers = Array.from({ length: size }, (_, index) => customerOf(start + index));
    await db.knex.transaction((trx) =>
      insertCustomers(trx, customers, { now: systemClock.now(), plan: PLAN }),
    );
    if ((start / CHUNK) % 10 === 9) say(`  ${start + size} customers, ${seconds(began)} s`);
  }
  say(`loaded ${count} customers in ${seconds(began)} s`);
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

async function measureAll({ knex }: Database, count: number): Promise<void> {
  const some = (round: number) => (round * 7919) % count;
  const find = async (number: string) => (await findByNumber(knex, normalise(number, PLAN).matchKey)).length;
  await measure('look-up, a customer’s number', (round) => find(numberOf(some(round))));
  await measure('look-up, a number in a block', (round) =>
    find(blockOf(some(round) - (some(round) % 100)).replace('*', '123')),
  );
  await measure('look-up, unknown number', (round) => find(`0800-123-${1000 + round}`));
  const search = async (text: string) =>
    (await searchCustomers(knex, text, { plan: PLAN, limit: 20 })).items.length;
  for (const text of [
    '青',
    '所',
    'ア',
    '0',
    '青葉',
    'たな',
    '03',
    '青葉田中',
    '桐生渡辺歯科',
    '株式会社青葉',
    'systems',
    '0312',
    '1234-5678',
    '見つからない',
    '青葉 高崎',
  ]) {
    await measure(`search "${text}"`, () => search(text));
  }
  await measure('search, a whole number', (round) => search(numberOf(some(round))));
  await measure('search, last four digits', (round) => search(numberOf(some(round)).slice(-4)));
  await measure(
    'customers, first page of 50',
    async () => (await pageCustomers(knex, { limit: 50 })).items.length,
  );
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
  const file = join(folder, 'box.db');
  const db = await openDatabase({ file, clock: systemClock, log: silentLog });
  try {
    await load(db, count);
    await db.knex.raw('PRAGMA wal_checkpoint(TRUNCATE)');
    say(`database ${(statSync(file).size / 1e6).toFixed(0)} MB`);
    await measureAll(db, count);
    say(`resident memory ${(process.memoryUsage.rss() / 1e6).toFixed(0)} MB`);
  } finally {
    await db.close();
    rmSync(folder, { recursive: true });
  }
}

await main();

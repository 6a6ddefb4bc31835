import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { queryOf } from '../../firmware/directory/search-pairs.ts';
import { type CallPageQuery, pageCalls } from '../../firmware/store/call-pages.ts';
import { countByHour, countByRing } from '../../firmware/store/call-statistics.ts';
import { type Database, openDatabase } from '../../firmware/store/database.ts';
import { systemClock } from '../../hw/clock.ts';
import { silentLog } from '../../hw/log.ts';
import { insertCalls, representativeOf } from './history-calls.ts';

/**
 * How long the box looks for calls of the past. Usage: history.ts [calls] (default 1,000,000).
 * Everything happens in a temporary folder that is removed at the end.
 */

const ROUNDS = 20;
const CHUNK = 5_000;
const PLAN = { region: 'JP' } as const;
const DAY = 86_400_000;

async function load(db: Database, calls: number, now: number): Promise<void> {
  const began = performance.now();
  for (let start = 0; start < calls; start += CHUNK) {
    await db.knex.transaction((trx) =>
      insertCalls(trx, { calls, now }, start, Math.min(CHUNK, calls - start)),
    );
  }
  say(`loaded ${calls} calls in ${((performance.now() - began) / 1000).toFixed(1)} s`);
}

async function measure(title: string, run: () => Promise<number>): Promise<void> {
  const took: number[] = [];
  let found = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const began = performance.now();
    found = await run();
    took.push(performance.now() - began);
  }
  took.sort((a, b) => a - b);
  const at = (share: number) => (took[Math.floor(share * (took.length - 1))] ?? 0).toFixed(1).padStart(7);
  say(`${title.padEnd(44)} median ${at(0.5)} ms   p95 ${at(0.95)} ms   found ${found}`);
}

async function measurePages({ knex }: Database, now: number): Promise<void> {
  const page = (title: string, filter: Partial<CallPageQuery>) =>
    measure(`history, ${title}`, async () => (await pageCalls(knex, { limit: 50, ...filter })).items.length);
  const words = (text: string) => queryOf(text, PLAN).words ?? '';
  const [middle] = (await pageCalls(knex, { limit: 1, to: now - 1825 * DAY })).items;
  const cursor = Buffer.from(JSON.stringify([middle?.startedAt, middle?.key])).toString('base64url');
  await page('first page', {});
  await page('a page in the middle', { cursor });
  await page('missed', { outcome: 'missed' });
  await page('one line', { line: '3' });
  await page('one line, missed', { line: '3', outcome: 'missed' });
  await page('one representative', { representative: representativeOf(5) });
  await page('a name of many', { words: words('青葉') });
  await page('a name of many, missed', { words: words('青葉'), outcome: 'missed' });
  await page('a name of few', { words: words('桐生建具店 777') });
  await page('four digits', { words: words('7919') });
  await page('a memo', { words: words('見積') });
  await page('words that nothing has', { words: words('見つからない') });
  await page('a name of many, on a line without it', { words: words('青葉'), line: '99' });
}

async function measureStatistics({ knex }: Database, now: number): Promise<void> {
  for (const [title, days] of [
    ['a month', 30],
    ['a year', 365],
    ['ten years', 3650],
  ] as const) {
    const from = now - days * DAY;
    await measure(`statistics, hours of ${title}`, async () => {
      const counts = await countByHour(knex, { from, to: now, offset: 9 * 3_600_000 });
      return counts.reduce((sum, { calls }) => sum + calls, 0);
    });
    for (const group of ['line', 'representative_id'] as const) {
      await measure(
        `statistics, ${group} of ${title}`,
        async () => (await countByRing(knex, group, from, now)).length,
      );
    }
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function main(): Promise<void> {
  const calls = Number(process.argv[2] ?? 1_000_000);
  const folder = mkdtempSync(join(tmpdir(), 'rusuban-bench-'));
  const file = join(folder, 'box.db');
  const now = systemClock.now();
  const db = await openDatabase({ file, clock: systemClock, log: silentLog });
  try {
    await load(db, calls, now);
    await db.knex.raw('PRAGMA wal_checkpoint(TRUNCATE)');
    say(`database ${(statSync(file).size / 1e6).toFixed(0)} MB`);
    await measurePages(db, now);
    await measureStatistics(db, now);
    say(`resident memory ${(process.memoryUsage.rss() / 1e6).toFixed(0)} MB`);
  } finally {
    await db.close();
    rmSync(folder, { recursive: true });
  }
}

await main();

import { queryOf } from '../../firmware/directory/search-pairs.ts';
import { type CallPageQuery, pageCalls } from '../../firmware/store/call-pages.ts';
import type { Database } from '../../firmware/store/database.ts';
import { systemClock } from '../../hw/clock.ts';
import { loadedCalls, representativeOf } from './history-calls.ts';

/**
 * How long the box looks for calls of the past. Usage: history.ts [calls] [database to keep or use again] (default
 * 1,000,000 of ten years in a temporary folder that is removed at the end).
 */

const ROUNDS = 20;
const PLAN = { region: 'JP' } as const;
const DAY = 86_400_000;

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

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function main(): Promise<void> {
  const calls = Number(process.argv[2] ?? 1_000_000);
  const now = systemClock.now();
  const { db, close } = await loadedCalls({ calls, years: 10, now }, process.argv[3], say);
  try {
    await measurePages(db, now);
    say(`resident memory ${(process.memoryUsage.rss() / 1e6).toFixed(0)} MB`);
  } finally {
    await close();
  }
}

await main();

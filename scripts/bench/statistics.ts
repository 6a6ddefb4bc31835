import { addDays } from '../../firmware/presence/civil-day.ts';
import { siteTime } from '../../firmware/presence/site-time.ts';
import { countCalls } from '../../firmware/store/call-statistics.ts';
import type { Database } from '../../firmware/store/database.ts';
import { systemClock } from '../../hw/clock.ts';
import { loadedCalls } from './history-calls.ts';
import { askForNamesDuring } from './name-waits.ts';

/**
 * How long the box counts calls, and how long a call has to wait meanwhile for its name. Usage: statistics.ts [calls]
 * [database to keep or use again] (default 1,000,000 of one year in a temporary folder that is removed at the end).
 */

const TIME = siteTime('Asia/Tokyo');
const ROUNDS = 20;
const BROWSERS = 10;

const SPANS = [
  ['a week', 7],
  ['a month', 30],
  ['a year', 366],
] as const;

async function measure(db: Database, title: string, rounds: number, ask: () => Promise<unknown>) {
  const took: number[] = [];
  const waits = await askForNamesDuring(db, async () => {
    for (let round = 0; round < rounds; round += 1) {
      const began = performance.now();
      await ask();
      took.push(performance.now() - began);
    }
  });
  took.sort((a, b) => a - b);
  const at = (share: number) => (took[Math.floor(share * (took.length - 1))] ?? 0).toFixed(1).padStart(8);
  say(
    `${title.padEnd(34)} median ${at(0.5)} ms   longest ${at(1)} ms   a name meanwhile: median ` +
      `${waits.median.toFixed(1)} ms, longest ${waits.longest.toFixed(1)} ms`,
  );
}

async function measureStatistics(db: Database, now: number): Promise<void> {
  const last = TIME.localAt(now).day;
  const ask = (days: number) =>
    countCalls(db.knex, { first: addDays(last, 1 - days), last, time: TIME, now });
  await db.knex.raw('DELETE FROM call_summary');
  for (const [title, days] of SPANS) await measure(db, `${title}, the first time`, 1, () => ask(days));
  for (const [title, days] of SPANS) await measure(db, `${title}, again`, ROUNDS, () => ask(days));
  const browsers = () => Promise.all(Array.from({ length: BROWSERS }, () => ask(366)));
  await measure(db, `a year, ${BROWSERS} browsers at once`, ROUNDS, browsers);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function main(): Promise<void> {
  const calls = Number(process.argv[2] ?? 1_000_000);
  const now = systemClock.now();
  const { db, close } = await loadedCalls({ calls, years: 1, now }, process.argv[3], say);
  try {
    await measureStatistics(db, now);
    const [kept]: { days: number; bytes: number }[] = await db.knex.raw(
      'SELECT count(*) AS days, sum(length(counts)) AS bytes FROM call_summary',
    );
    say(`${kept?.days} days kept in ${((kept?.bytes ?? 0) / 1e6).toFixed(1)} MB`);
  } finally {
    await close();
  }
}

await main();

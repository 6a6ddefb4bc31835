import { findByNumber } from '../../firmware/store/customer-numbers.ts';
import type { Database } from '../../firmware/store/database.ts';

/** While something went on for `seconds`, a name was asked for again and again, as calls would. */
export interface NameWaits {
  readonly seconds: number;
  /** Milliseconds until the answer. */
  readonly longest: number;
  readonly p99: number;
  readonly median: number;
  /** Most resident memory of the process, bytes. */
  readonly memory: number;
}

const EVERY_MS = 20;

/** Asks for a name every 20 ms for as long as it goes on. */
export async function askForNames(db: Database, goesOn: () => boolean): Promise<NameWaits> {
  const began = performance.now();
  const waits: number[] = [];
  let memory = 0;
  while (goesOn()) {
    const asked = performance.now();
    await findByNumber(db.knex, '+81312345678');
    waits.push(performance.now() - asked);
    memory = Math.max(memory, process.memoryUsage.rss());
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
  waits.sort((a, b) => a - b);
  const at = (share: number) => waits[Math.floor(share * (waits.length - 1))] ?? 0;
  const [longest, p99, median] = [at(1), at(0.99), at(0.5)];
  return { seconds: (performance.now() - began) / 1000, longest, p99, median, memory };
}

/** The same while something is done. */
export async function askForNamesDuring(db: Database, work: () => Promise<unknown>): Promise<NameWaits> {
  let isDone = false;
  const done = work().finally(() => {
    isDone = true;
  });
  const waits = await askForNames(db, () => !isDone);
  await done;
  return waits;
}

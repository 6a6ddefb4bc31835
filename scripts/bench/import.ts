import { createReadStream, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encoded } from '../../firmware/exchange/charset.ts';
import { csvText } from '../../firmware/exchange/csv-write.ts';
import { customerCells, customerTitles } from '../../firmware/exchange/customer-table.ts';
import { ImportRoom } from '../../firmware/import/import-room.ts';
import { type Database, openDatabase } from '../../firmware/store/database.ts';
import { systemClock } from '../../hw/clock.ts';
import { silentLog } from '../../hw/log.ts';
import { customerOf } from './lookup-customers.ts';
import { askForNames } from './name-waits.ts';

/**
 * How long an import takes, how much memory, and how long a call has to wait meanwhile for its name. Usage: import.ts
 * [customers] [file to keep the sample in] (default 100,000, Shift_JIS).
 */
const PLAN = { region: 'JP' } as const;

function writeSample(file: string, count: number): void {
  writeFileSync(file, encoded(csvText([customerTitles('ja')]), 'shift_jis'));
  for (let start = 0; start < count; start += 5_000) {
    const rows = Array.from({ length: Math.min(5_000, count - start) }, (_, index) => {
      const customer = customerOf(start + index);
      return customerCells({ ...customer, representative: '', tags: [], extra: [] });
    });
    writeFileSync(file, encoded(csvText(rows), 'shift_jis'), { flag: 'a' });
  }
}

async function watch(db: Database, room: ImportRoom, phase: string): Promise<string> {
  const { seconds, median, p99, longest, memory } = await askForNames(db, () => room.state.phase === phase);
  const waits = [median, p99, longest].map((wait) => wait.toFixed(0)).join(' / ');
  return `${seconds.toFixed(1)} s, a name meanwhile ${waits} ms (median / p99 / longest), memory ${(memory / 1e6).toFixed(0)} MB`;
}

async function main(): Promise<void> {
  const count = Number(process.argv[2] ?? 100_000);
  const folder = mkdtempSync(join(tmpdir(), 'rusuban-bench-'));
  const file = process.argv[3] ?? join(folder, 'sample.csv');
  writeSample(file, count);
  const db = await openDatabase({ file: join(folder, 'box.db'), clock: systemClock, log: silentLog });
  const room = new ImportRoom({
    ...{ db, clock: systemClock, log: silentLog, plan: PLAN, folder: join(folder, 'import') },
    onChange: () => {},
  });
  try {
    say(`${count} customers, ${(statSync(file).size / 1e6).toFixed(1)} MB, memory before ${rss()} MB`);
    await room.receive('sample.csv', createReadStream(file));
    say(`read:    ${await watch(db, room, 'checking')}; ${room.state.problemCount} problems`);
    room.commit('add');
    say(`written: ${await watch(db, room, 'writing')}; ${room.state.added} customers, ${room.state.phase}`);
  } finally {
    await room.stop();
    await db.close();
    rmSync(folder, { recursive: true });
  }
}

const rss = (): string => (process.memoryUsage.rss() / 1e6).toFixed(0);
const say = (line: string): boolean => process.stdout.write(`${line}\n`);

await main();

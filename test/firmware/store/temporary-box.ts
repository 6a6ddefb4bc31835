import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExecutionContext } from 'ava';
import type { CustomerInput } from '../../../firmware/store/customer-row.ts';
import { type Database, openDatabase } from '../../../firmware/store/database.ts';
import { silentLog } from '../../../hw/log.ts';
import { FakeClock } from '../../support/fake-clock.ts';

export const JAPAN = { region: 'JP' } as const;
export const NOW = Date.UTC(2026, 10, 24, 1, 42);

/** A folder that is removed with everything in it when the test ends. */
export function temporaryFolder(t: ExecutionContext<unknown>): string {
  const folder = mkdtempSync(join(tmpdir(), 'rusuban-store-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** An open database on a file of its own, closed when the test ends. */
export async function temporaryBox(t: ExecutionContext<unknown>): Promise<Database> {
  const file = join(temporaryFolder(t), 'box.db');
  const db = await openDatabase({ file, clock: new FakeClock(NOW), log: silentLog });
  t.teardown(() => db.close());
  return db;
}

/** A customer of whom only what the test names is known. */
export function customerInput(known: Partial<CustomerInput>): CustomerInput {
  const unknown = { kana: '', department: '', contact: '', address: '', fax: '', notes: '' };
  return { name: '青葉製作所', ...unknown, importance: null, representativeId: null, numbers: [], ...known };
}

export function withNumbers(...numbers: string[]): Pick<CustomerInput, 'numbers'> {
  return { numbers: numbers.map((number) => ({ number, label: '' })) };
}

export interface EventRow {
  readonly oseq: number;
  readonly hlc: number;
  readonly kind: string;
  readonly subject: string;
  readonly body: Record<string, unknown>;
}

/** Every event of the box in its order. */
export async function eventsOf(db: Database): Promise<EventRow[]> {
  const rows: (Omit<EventRow, 'body'> & { body: string })[] = await db.knex.raw(
    'SELECT oseq, hlc, kind, subject, body FROM event ORDER BY oseq',
  );
  return rows.map((row) => ({ ...row, body: JSON.parse(row.body) as Record<string, unknown> }));
}

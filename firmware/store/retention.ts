import type { Handle, Transaction } from './connection.ts';
import { readSettings, writeSetting } from './setting-row.ts';

/** How long the box remembers. */
export interface Retention {
  /** Calls, memos and their mails go after so many days; null: they stay. */
  readonly days: number | null;
}

const NAME = 'retentionDays';

export async function getRetention(db: Handle): Promise<Retention> {
  const stored = (await readSettings(db, [NAME])).get(NAME);
  return { days: typeof stored === 'number' ? stored : null };
}

export async function putRetention(trx: Transaction, { days }: Retention, now: number): Promise<void> {
  await writeSetting(trx, NAME, days, now);
}

/** @returns how many entries of the audit log were removed */
export async function forgetAudit(db: Handle, before: number): Promise<number> {
  const rows: unknown[] = await db.raw('DELETE FROM audit_entry WHERE at < ? RETURNING 1', [before]);
  return rows.length;
}

import type { Handle } from './connection.ts';

/** More need not be known: that mail is stuck shows at the oldest ones. */
const MOST = 200;

/** Keys of the mails that may leave and have not, oldest first. Reads an index only. */
export async function waitingMails(db: Handle): Promise<readonly string[]> {
  const rows: { key: string }[] = await db.raw(
    `SELECT key FROM outbox WHERE state IN ('queued', 'sending') ORDER BY composed_at LIMIT ${MOST}`,
  );
  return rows.map((row) => row.key);
}

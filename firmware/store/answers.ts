import type { Handle } from './connection.ts';

/**
 * Whether the database answers a cheap question. An error of the disk is an answer: a fresh start mends no card, and
 * the board shows the calls all the same.
 *
 * @returns null, or why there was no answer; waits as long as whatever holds the connection
 */
export async function storeFault(db: Handle): Promise<string | null> {
  try {
    await db.raw('SELECT last_oseq FROM box_identity');
    return null;
  } catch (error) {
    const isOfSqlite = error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_');
    if (isOfSqlite) return null;
    return error instanceof Error ? error.message : String(error);
  }
}

import type { Handle } from './connection.ts';

/**
 * What a terminal sees that is limited to one representative: his customers, calls of theirs and of callers who are
 * nobody's customer, and the mails about these calls. Whose customer a caller was is decided by the record of the
 * call, so that a customer who changes hands takes the coming calls along and not the past ones.
 */
export const CALL_IS_OWN = '(call_record.customer_id IS NULL OR call_record.representative_id = ?)';

export const MAIL_IS_OWN = `EXISTS (SELECT 1 FROM call_record
  WHERE call_record.key = outbox.call_key AND ${CALL_IS_OWN})`;

export const isOwnCall = (db: Handle, key: string, representative: string): Promise<boolean> =>
  exists(db, `SELECT 1 FROM call_record WHERE key = ? AND ${CALL_IS_OWN}`, [key, representative]);

export const isOwnMail = (db: Handle, key: string, representative: string): Promise<boolean> =>
  exists(db, `SELECT 1 FROM outbox WHERE key = ? AND ${MAIL_IS_OWN}`, [key, representative]);

export const isOwnCustomer = (db: Handle, id: string, representative: string): Promise<boolean> =>
  exists(db, 'SELECT 1 FROM customer WHERE id = ? AND representative_id = ? AND deleted_at IS NULL', [
    id,
    representative,
  ]);

async function exists(db: Handle, statement: string, values: readonly string[]): Promise<boolean> {
  const [found] = await db.raw(statement, [...values]);
  return found !== undefined;
}

import type { Handle } from './connection.ts';

/** How far a mailbox was read. */
export interface MailboxPosition {
  /** The numbers hold as long as the server gives this one (RFC 9051, 2.3.1.1). */
  readonly uidValidity: string;
  readonly lastUid: number;
}

/** @param name which mailbox */
export async function mailboxPosition(db: Handle, name: string): Promise<MailboxPosition | null> {
  const [row]: MailboxPosition[] = await db.raw(
    'SELECT uid_validity AS uidValidity, last_uid AS lastUid FROM bounce_mailbox WHERE name = ?',
    [name],
  );
  return row ?? null;
}

export async function putMailboxPosition(
  db: Handle,
  name: string,
  { uidValidity, lastUid }: MailboxPosition,
): Promise<void> {
  await db.raw(
    `INSERT INTO bounce_mailbox (name, uid_validity, last_uid) VALUES (?, ?, ?)
     ON CONFLICT (name) DO UPDATE SET uid_validity = excluded.uid_validity, last_uid = excluded.last_uid`,
    [name, uidValidity, lastUid],
  );
}

/** Reports that are older than what is ever read again. */
export async function forgetReports(db: Handle, before: number): Promise<void> {
  await db.raw('DELETE FROM bounce_report WHERE at < ?', [before]);
}

import type { Handle } from './connection.ts';
import type { MailState } from './outbox.ts';
import { type MailPurpose, purposeOf } from './outbox-row.ts';

/** Where the mails of some calls stand, newest last. One that went into a digest stands where the digest does. */
export interface MailOfCall {
  readonly key: string;
  readonly callKey: string;
  readonly purpose: MailPurpose;
  readonly toName: string;
  readonly state: MailState;
  /** When it was sent or set aside. */
  readonly at: number | null;
}

interface Row {
  key: string;
  call_key: string;
  purpose: string;
  to_name: string;
  state: MailState;
  at: number | null;
}

/** @param keys at most a page of them */
export async function mailsOfCalls(db: Handle, keys: readonly string[]): Promise<MailOfCall[]> {
  const rows: Row[] = await db.raw(
    `SELECT o.key, o.call_key, o.purpose, o.to_name, coalesce(d.state, o.state) AS state,
       coalesce(d.finished_at, o.finished_at) AS at
     FROM outbox o LEFT JOIN outbox d ON d.key = o.digest_key
     WHERE o.call_key IN (SELECT value FROM json_each(?)) ORDER BY o.composed_at, o.key`,
    [JSON.stringify(keys)],
  );
  return rows.map(({ key, call_key: callKey, purpose, to_name: toName, state, at }) => {
    return { key, callKey, purpose: purposeOf(purpose), toName, state, at };
  });
}

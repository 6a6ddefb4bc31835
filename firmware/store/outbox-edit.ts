import type { Knex } from 'knex';
import type { Charset } from '../mail/charset.ts';
import type { Handle } from './connection.ts';
import { appendEvent } from './event-log.ts';

/** @returns null: there is no such mail */
export async function approvalOf(
  db: Handle,
  key: string,
): Promise<{
  readonly isWaiting: boolean;
  readonly callKey: string | null;
  readonly representativeId: string | null;
} | null> {
  const [row]: { state: string; call_key: string | null; representative_id: string | null }[] = await db.raw(
    'SELECT state, call_key, representative_id FROM outbox WHERE key = ?',
    [key],
  );
  if (row === undefined) return null;
  return {
    isWaiting: row.state === 'approval',
    callKey: row.call_key,
    representativeId: row.representative_id,
  };
}

export interface EditedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly toAddresses: readonly string[];
  readonly charset: Charset;
}

/** A person changed a mail that waits for a look. The event is one of the mail, so that scrubbing finds it. */
export async function editMail(
  trx: Knex.Transaction,
  key: string,
  mail: EditedMail,
  now: number,
): Promise<void> {
  const { subject, text, html, toAddresses, charset } = mail;
  await trx.raw(
    "UPDATE outbox SET subject = ?, text = ?, html = ?, to_addresses = ?, charset = ? WHERE key = ? AND state = 'approval'",
    [subject, text, html, JSON.stringify(toAddresses), charset, key],
  );
  await appendEvent(trx, { now, kind: 'mail', v: 2, subject: key, body: { key, ...mail } });
}

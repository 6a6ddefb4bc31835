import type { Knex } from 'knex';
import { type MailKey, mailKey } from '../calls/ids.ts';
import type { Composed } from '../mail/templates.ts';
import type { MailFault } from '../mail-faults/mail-fault.ts';
import { storedFaults } from '../mail-faults/stored-faults.ts';
import type { Handle } from './connection.ts';
import { appendEvent } from './event-log.ts';
import { type MailPurpose, purposeOf } from './outbox-row.ts';

/** Purpose of the mail that tells the default representative of refusals. */
export const REFUSAL_NOTICE = 'notice-refused';

/** A mail that was given up or came back, as it is told of. */
export interface RefusedMail {
  readonly key: MailKey;
  readonly purpose: MailPurpose;
  readonly toName: string;
  readonly toAddresses: readonly string[];
  readonly subject: string;
  /** Why; none for a mail that was given up before faults were kept as codes. */
  readonly faults: readonly MailFault[];
  /** The same as a text. */
  readonly reply: string;
  /** When it was given up. */
  readonly at: number;
}

interface Row {
  key: string;
  purpose: string;
  to_name: string;
  to_addresses: string;
  subject: string;
  last_reply: string | null;
  last_faults: string | null;
  finished_at: number | null;
}

const COLUMNS = 'key, purpose, to_name, to_addresses, subject, last_reply, last_faults, finished_at';
const GIVEN_UP = "state IN ('parked', 'bounced')";

/** Those of these mails that were given up and of which nobody was told yet. */
export async function untoldRefusals(db: Handle, keys: readonly MailKey[]): Promise<RefusedMail[]> {
  const rows: Row[] = await db.raw(
    `SELECT ${COLUMNS} FROM outbox WHERE key IN (SELECT value FROM json_each(?)) AND ${GIVEN_UP}
       AND notice_key IS NULL AND is_untold = 0 ORDER BY finished_at, key`,
    [JSON.stringify(keys)],
  );
  return rows.map(toRefused);
}

/** The first mails that a notice tells of, and how many there are. */
export async function refusalsToldBy(
  db: Handle,
  notice: MailKey,
  limit: number,
): Promise<{ readonly mails: readonly RefusedMail[]; readonly count: number }> {
  const rows: (Row & { count: number })[] = await db.raw(
    `SELECT ${COLUMNS}, count(*) OVER () AS count FROM outbox
     WHERE notice_key = ? ORDER BY finished_at, key LIMIT ?`,
    [notice, limit],
  );
  return { mails: rows.map(toRefused), count: rows[0]?.count ?? 0 };
}

/** The last notice of refusals. `isOpen`: nobody has tried to send it, so that it may tell of more. */
export async function lastRefusalNotice(db: Handle): Promise<{
  readonly key: MailKey;
  readonly composedAt: number;
  readonly representativeId: string | null;
  readonly isOpen: boolean;
} | null> {
  const [row]: {
    key: string;
    composed_at: number;
    representative_id: string | null;
    state: string;
    attempts: number;
  }[] = await db.raw(
    `SELECT key, composed_at, representative_id, state, attempts FROM outbox
     WHERE purpose = '${REFUSAL_NOTICE}' ORDER BY composed_at DESC LIMIT 1`,
  );
  if (row === undefined) return null;
  const { composed_at: composedAt, representative_id: representativeId, state, attempts } = row;
  return {
    key: mailKey(row.key),
    ...{ composedAt, representativeId },
    isOpen: state === 'queued' && attempts === 0,
  };
}

/** A program that refuses everything is told of once in a while. @returns the notice that told of it since then */
export async function noticeAbout(db: Handle, address: string, since: number): Promise<MailKey | null> {
  const [row]: { key: string }[] = await db.raw(
    `SELECT notice_key AS key FROM outbox
     WHERE state = 'parked' AND to_addresses = ? AND notice_key IS NOT NULL AND finished_at > ? LIMIT 1`,
    [JSON.stringify([address]), since],
  );
  return row === undefined ? null : mailKey(row.key);
}

/** From now on these mails are told of by that one. */
export async function noteToldBy(
  trx: Knex.Transaction,
  keys: readonly MailKey[],
  notice: MailKey,
): Promise<void> {
  await trx.raw('UPDATE outbox SET notice_key = ? WHERE key IN (SELECT value FROM json_each(?))', [
    notice,
    JSON.stringify(keys),
  ]);
}

/** Nobody can be told of these by mail: the page, the lamp and the probe say it. */
export async function noteUntold(trx: Knex.Transaction, keys: readonly MailKey[]): Promise<void> {
  await trx.raw('UPDATE outbox SET is_untold = 1 WHERE key IN (SELECT value FROM json_each(?))', [
    JSON.stringify(keys),
  ]);
}

export async function hasUntoldRefusal(db: Handle): Promise<boolean> {
  const rows: unknown[] = await db.raw(`SELECT 1 FROM outbox WHERE is_untold = 1 AND ${GIVEN_UP} LIMIT 1`);
  return rows.length > 0;
}

/** A notice that nobody has tried to send yet tells of more. The event is one of the mail, so that scrubbing finds it. */
export async function rewriteNotice(
  trx: Knex.Transaction,
  key: MailKey,
  { subject, text, html }: Composed,
  now: number,
): Promise<void> {
  await trx.raw('UPDATE outbox SET subject = ?, text = ?, html = ? WHERE key = ?', [
    subject,
    text,
    html,
    key,
  ]);
  await appendEvent(trx, { now, kind: 'mail', v: 2, subject: key, body: { key, subject, text, html } });
}

/** The notice waits for others that it may tell of. @param at wall clock, ms */
export async function delayNotice(trx: Knex.Transaction, key: MailKey, at: number): Promise<void> {
  await trx.raw('UPDATE outbox SET next_attempt_at = max(next_attempt_at, ?) WHERE key = ?', [at, key]);
}

function toRefused(row: Row): RefusedMail {
  return {
    key: mailKey(row.key),
    purpose: purposeOf(row.purpose),
    toName: row.to_name,
    toAddresses: JSON.parse(row.to_addresses) as string[],
    subject: row.subject,
    faults: storedFaults(row.last_faults),
    reply: row.last_reply ?? '',
    at: row.finished_at ?? 0,
  };
}

import type { Knex } from 'knex';
import { IMPORTANCES, type Importance } from '../calls/call.ts';
import type { MailKey } from '../calls/ids.ts';
import type { Charset } from '../mail/charset.ts';
import type { QuietHours } from '../mail/quiet-hours.ts';
import { due } from './clock-run.ts';
import type { Handle } from './connection.ts';
import { appendEvents } from './event-log.ts';
import { noteStates, type Station } from './outbox.ts';

/** A mail that waits for others or for the end of quiet hours. */
export interface BatchedMail {
  readonly key: MailKey;
  readonly callKey: string | null;
  readonly purpose: string;
  readonly importance: Importance | null;
  readonly representativeId: string | null;
  readonly toName: string;
  readonly toAddresses: readonly string[];
  readonly charset: Charset;
  readonly since: number;
  readonly quiet: readonly QuietHours[];
}

const importanceOf = (urgency: number): Importance | null => IMPORTANCES[urgency - 1] ?? null;

/** The next look takes the others. */
const MOST_OVERDUE = 500;

interface Row {
  key: MailKey;
  call_key: string | null;
  purpose: string;
  urgency: number;
  representative_id: string | null;
  to_name: string;
  to_addresses: string;
  charset: Charset;
  waits_since: number | null;
  quiet_hours: string | null;
}

/** @param after the last one of the page before; null for the first page. Oldest first. */
export async function batchedMails(
  db: Handle,
  after: Pick<BatchedMail, 'since' | 'key'> | null,
  limit: number,
): Promise<readonly BatchedMail[]> {
  const rows: Row[] = await db.raw(
    `SELECT o.key, o.call_key, o.purpose, o.urgency, o.representative_id, o.to_name, o.to_addresses, o.charset,
       o.waits_since, r.quiet_hours
     FROM outbox o LEFT JOIN representative r ON r.id = o.representative_id AND r.deleted_at IS NULL
     WHERE o.state = 'batched' AND (o.waits_since, o.key) > (?, ?)
     ORDER BY o.waits_since, o.key LIMIT ?`,
    [after?.since ?? -1, after?.key ?? '', limit],
  );
  return rows.map((row) => ({
    key: row.key,
    callKey: row.call_key,
    purpose: row.purpose,
    importance: importanceOf(row.urgency),
    representativeId: row.representative_id,
    toName: row.to_name,
    toAddresses: JSON.parse(row.to_addresses) as string[],
    charset: row.charset,
    since: row.waits_since ?? 0,
    quiet: JSON.parse(row.quiet_hours ?? '[]') as QuietHours[],
  }));
}

/**
 * What goes along with one mail in place of these: the thread of their caller and his card, as the last of them would
 * carry it. Of several callers, or of those whom nobody can tell apart, nothing.
 */
export async function commonEnclosure(
  db: Handle,
  keys: readonly MailKey[],
): Promise<{ readonly thread: string | null; readonly vcard: string | null }> {
  const rows: { thread: string | null; vcard: string | null }[] = await db.raw(
    `SELECT thread, vcard FROM outbox WHERE key IN (SELECT value FROM json_each(?))
     ORDER BY waits_since DESC, key DESC`,
    [JSON.stringify(keys)],
  );
  const [last] = rows;
  const isOfOne = last !== undefined && rows.every(({ thread }) => thread === last.thread);
  return isOfOne && last.thread !== null ? last : { thread: null, vcard: null };
}

/** Lets mails go that waited. */
export async function letGo(trx: Knex.Transaction, keys: readonly MailKey[], now: number): Promise<void> {
  const rows: { key: string }[] = await trx.raw(
    `UPDATE outbox SET state = 'queued', next_attempt_at = ?, released_at = ?, waits_since = NULL
     WHERE state IN ('approval', 'batched') AND key IN (SELECT value FROM json_each(?)) RETURNING key`,
    [now, now, JSON.stringify(keys)],
  );
  await noteStates(
    trx,
    rows.map(({ key }) => ({ key, state: 'queued' })),
    now,
  );
}

/** A digest tells of these calls in their place. They are never sent themselves, and say which mail it is. */
export async function joinInto(
  trx: Knex.Transaction,
  digest: MailKey,
  keys: readonly MailKey[],
  now: number,
): Promise<void> {
  const rows: { key: string }[] = await trx.raw(
    `UPDATE outbox SET state = 'joined', digest_key = ?, next_attempt_at = NULL, waits_since = NULL, finished_at = ?
     WHERE state = 'batched' AND key IN (SELECT value FROM json_each(?)) RETURNING key`,
    [digest, now, JSON.stringify(keys)],
  );
  await appendEvents(
    trx,
    now,
    rows.map(({ key }) => ({
      kind: 'mail-state',
      v: 2,
      subject: key,
      body: { key, state: 'joined', digest },
    })),
  );
}

/** A mail that was held while its call lasted. */
export interface HeldMail {
  readonly key: MailKey;
  readonly purpose: string;
  readonly importance: Importance | null;
  readonly representativeId: string | null;
}

/**
 * The calls are over: what was written during them takes its next station.
 *
 * @returns how many
 */
export async function releaseHeld(
  trx: Knex.Transaction,
  calls: readonly string[],
  now: number,
  next: (mail: HeldMail) => Promise<Exclude<Station, 'held'>>,
): Promise<number> {
  const rows: Row[] = await trx.raw(
    `SELECT key, purpose, urgency, representative_id FROM outbox
     WHERE call_key IN (SELECT value FROM json_each(?)) AND state = 'held'`,
    [JSON.stringify(calls)],
  );
  if (rows.length === 0) return 0;
  const moves: { key: MailKey; state: Station; free: number | null; since: number | null }[] = [];
  for (const { key, purpose, urgency, representative_id: representativeId } of rows) {
    const state = await next({ key, purpose, importance: importanceOf(urgency), representativeId });
    const isFree = state === 'queued';
    moves.push({ key, state, free: isFree ? now : null, since: isFree ? null : now });
  }
  await trx.raw(
    `UPDATE outbox SET state = one.value ->> 'state', next_attempt_at = ${due("one.value ->> 'free'")},
       released_at = one.value ->> 'free', waits_since = one.value ->> 'since'
     FROM json_each(?) AS one WHERE outbox.key = one.value ->> 'key'`,
    [JSON.stringify(moves)],
  );
  await noteStates(trx, moves, now);
  return rows.length;
}

/** Keys of mails that nobody looked at for so long, ms; and those that a clock which ran ahead dated. */
export async function overdueApprovals(
  db: Handle,
  now: number,
  longest: number,
): Promise<readonly MailKey[]> {
  const rows: { key: MailKey }[] = await db.raw(
    `SELECT key FROM outbox WHERE state = 'approval' AND (waits_since <= ? OR waits_since > ?)
     ORDER BY waits_since LIMIT ${MOST_OVERDUE}`,
    [now - longest, now + longest],
  );
  return rows.map(({ key }) => key);
}

import type { Knex } from 'knex';
import type { Handle } from './connection.ts';
import { type Page, pageOf, readCursor } from './cursor.ts';
import { type MailState, noteState } from './outbox.ts';
import type { AttemptResult } from './outbox-delivery.ts';
import { MAIL_IS_OWN } from './own.ts';

/** What the outbox page shows and does. */
export interface OutboxRow {
  readonly key: string;
  readonly callKey: string | null;
  readonly purpose: MailPurpose;
  readonly state: MailState;
  readonly toName: string;
  readonly toAddresses: readonly string[];
  readonly subject: string;
  readonly attempts: number;
  readonly composedAt: number;
  readonly nextAttemptAt: number | null;
  readonly finishedAt: number | null;
  readonly lastReply: string | null;
  /** Since when it waits for a look or for others; null: it does not. */
  readonly waitsSince: number | null;
  /** The mail that tells of this one's call in its place. */
  readonly digestKey: string | null;
  /** false: the clock was not set when it was written. */
  readonly isTimeKnown: boolean;
}

/** `notice`: the box tells of itself. */
export type MailPurpose = 'missed' | 'memo' | 'digest' | 'notice';

export const purposeOf = (text: string): MailPurpose =>
  (['memo', 'digest', 'notice'] as const).find((begin) => text.startsWith(begin)) ?? 'missed';

export interface OutboxMail extends OutboxRow {
  readonly replyTo: string | null;
  readonly text: string;
  readonly messageId: string;
  /** The last hundred attempts, oldest first. */
  readonly tries: readonly { readonly at: number; readonly result: AttemptResult; readonly reply: string }[];
}

export interface OutboxCounts {
  readonly held: number;
  readonly approval: number;
  readonly batched: number;
  readonly queued: number;
  readonly sending: number;
  /** Of the last seven days. */
  readonly sent: number;
  readonly parked: number;
  readonly bounced: number;
}

const WEEK_MS = 7 * 86_400_000;
const MOST_TRIES = 100;

/** What needs a person comes first, then what is under way, then what is done. */
const RANK = `CASE state WHEN 'parked' THEN 0 WHEN 'bounced' THEN 0 WHEN 'approval' THEN 1 WHEN 'held' THEN 2 WHEN 'sending' THEN 3
  WHEN 'queued' THEN 4 WHEN 'batched' THEN 5 ELSE 6 END`;

/** @throws CursorError for a cursor of another list */
export async function pageOutbox(
  db: Handle,
  query: {
    readonly state?: MailState | undefined;
    readonly limit: number;
    readonly cursor?: string | undefined;
    /** Only mails about calls that a terminal limited to this representative may see; null: all. */
    readonly seenBy?: string | null;
  },
): Promise<Page<OutboxRow>> {
  const values: (string | number)[] = [];
  const where: string[] = [];
  if (query.state !== undefined) {
    where.push('state = ?');
    values.push(query.state);
  }
  if (query.seenBy != null) {
    where.push(MAIL_IS_OWN);
    values.push(query.seenBy);
  }
  if (query.cursor !== undefined) {
    where.push(`(${RANK}, -composed_at, key) > (?, ?, ?)`);
    values.push(...readCursor(query.cursor, ['number', 'number', 'string']));
  }
  const rows: Row[] = await db.raw(
    `SELECT *, ${RANK} AS rank FROM outbox ${where.length === 0 ? '' : `WHERE ${where.join(' AND ')}`}
     ORDER BY rank, composed_at DESC, key LIMIT ?`,
    [...values, query.limit + 1],
  );
  const page = pageOf(rows, query.limit, (row) => [row.rank, -row.composed_at, row.key]);
  return { items: page.items.map(toRow), next: page.next };
}

export async function getMail(db: Handle, key: string): Promise<OutboxMail | null> {
  const [row]: Row[] = await db.raw('SELECT * FROM outbox WHERE key = ?', [key]);
  if (row === undefined) return null;
  const tries: OutboxMail['tries'][number][] = await db.raw(
    `SELECT at, result, reply FROM outbox_attempt WHERE outbox_key = ? ORDER BY at DESC, rowid DESC LIMIT ${MOST_TRIES}`,
    [key],
  );
  return {
    ...toRow(row),
    replyTo: row.reply_to,
    text: row.text,
    messageId: row.message_id,
    tries: tries.reverse(),
  };
}

export async function countOutbox(
  db: Handle,
  now: number,
  seenBy: string | null = null,
): Promise<OutboxCounts> {
  const rows: { state: MailState; many: number }[] = await db.raw(
    `SELECT state, count(*) AS many FROM outbox
     WHERE (state IN ('held', 'approval', 'batched', 'queued', 'sending', 'parked', 'bounced') OR (state = 'sent' AND composed_at > ?))
       AND (? IS NULL OR ${MAIL_IS_OWN})
     GROUP BY state`,
    [now - WEEK_MS, seenBy, seenBy],
  );
  const many = (state: MailState) => rows.find((row) => row.state === state)?.many ?? 0;
  return {
    held: many('held'),
    approval: many('approval'),
    batched: many('batched'),
    queued: many('queued'),
    sending: many('sending'),
    sent: many('sent'),
    parked: many('parked'),
    bounced: many('bounced'),
  };
}

/**
 * A person sends a mail again that was parked, bounced or waits, now, to other addresses where given. What was given
 * up begins its list of waits anew, and is told of anew when it is refused once more.
 *
 * @returns null: no such mail; false: it is not waiting for anybody
 */
export async function retryMail(
  trx: Knex.Transaction,
  key: string,
  toAddresses: readonly string[] | null,
  now: number,
): Promise<boolean | null> {
  return change(trx, key, 'queued', now, {
    set: `state = 'queued', next_attempt_at = ?, finished_at = NULL, waits_since = NULL, to_addresses = coalesce(?, to_addresses),
      attempts = CASE state WHEN 'queued' THEN attempts ELSE 0 END, notice_key = NULL, is_untold = 0`,
    values: [now, toAddresses === null ? null : JSON.stringify(toAddresses)],
    from: "('parked', 'bounced', 'queued', 'dropped', 'approval', 'batched')",
  });
}

/** A person decided that this mail is not to be sent. It stays in the list as dropped. */
export async function dropMail(trx: Knex.Transaction, key: string, now: number): Promise<boolean | null> {
  return change(trx, key, 'dropped', now, {
    set: "state = 'dropped', next_attempt_at = NULL, waits_since = NULL, is_untold = 0, finished_at = ?",
    values: [now],
    from: "('parked', 'bounced', 'queued', 'held', 'approval', 'batched')",
  });
}

/**
 * "Send all now": nobody waits for the next attempt any longer.
 *
 * @param which `tried`: only those whose last attempt failed; domain left out: whatever domain they go to
 * @returns how many
 */
export async function hurryAll(
  db: Handle,
  now: number,
  { which = 'all', domain = null }: { which?: 'all' | 'tried'; domain?: string | null } = {},
): Promise<number> {
  const rows: unknown[] = await db.raw(
    `UPDATE outbox SET next_attempt_at = ?
     WHERE state = 'queued' AND next_attempt_at > ? AND (? IS NULL OR to_domain = ?)
       AND attempts >= ? RETURNING 1`,
    [now, now, domain, domain, which === 'tried' ? 1 : 0],
  );
  return rows.length;
}

async function change(
  trx: Knex.Transaction,
  key: string,
  state: MailState,
  now: number,
  update: {
    readonly set: string;
    readonly values: readonly (string | number | null)[];
    readonly from: string;
  },
): Promise<boolean | null> {
  const [done] = await trx.raw(
    `UPDATE outbox SET ${update.set} WHERE key = ? AND state IN ${update.from} RETURNING key`,
    [...update.values, key],
  );
  if (done !== undefined) {
    await noteState(trx, key, state, now);
    return true;
  }
  const [known] = await trx.raw('SELECT key FROM outbox WHERE key = ?', [key]);
  return known === undefined ? null : false;
}

interface Row {
  key: string;
  call_key: string | null;
  purpose: string;
  state: MailState;
  to_name: string;
  to_addresses: string;
  reply_to: string | null;
  subject: string;
  text: string;
  message_id: string;
  attempts: number;
  composed_at: number;
  next_attempt_at: number | null;
  finished_at: number | null;
  last_reply: string | null;
  clock_run: string | null;
  waits_since: number | null;
  digest_key: string | null;
  rank: number;
}

function toRow(row: Row): OutboxRow {
  return {
    key: row.key,
    callKey: row.call_key,
    purpose: purposeOf(row.purpose),
    state: row.state,
    toName: row.to_name,
    toAddresses: JSON.parse(row.to_addresses) as string[],
    subject: row.subject,
    attempts: row.attempts,
    composedAt: row.composed_at,
    nextAttemptAt: row.next_attempt_at,
    finishedAt: row.finished_at,
    lastReply: row.last_reply,
    isTimeKnown: row.clock_run === null,
    waitsSince: row.state === 'held' ? null : row.waits_since,
    digestKey: row.digest_key,
  };
}

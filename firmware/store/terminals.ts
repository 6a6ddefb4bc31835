import { v7 } from 'uuid';
import type { Handle, Transaction } from './connection.ts';
import { appendEvent } from './event-log.ts';
import { THIS_SITE } from './setting-row.ts';

/** What an administrator decides about a paired browser. */
export interface TerminalInput {
  readonly name: string;
  /** The telephone beside it; null: none, or the person there chooses. */
  readonly extension: string | null;
  /** Whose customers are all that it sees; null: everybody's. */
  readonly representativeId: string | null;
}

export interface Terminal extends TerminalInput {
  readonly id: string;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly revokedAt: number | null;
  /** Last request, in steps of a day; null: never. */
  readonly seenAt: number | null;
}

export const TERMINAL_MS = 365 * 86_400_000;
/** The list comes whole; revoked ones are in it for a month. */
export const MOST_TERMINALS = 200;
const KEPT_AFTER_REVOCATION_MS = 30 * 86_400_000;

const SELECT = `SELECT t.id, t.name, t.extension, t.representative_id AS representativeId,
    t.created_at AS createdAt, t.expires_at AS expiresAt, t.revoked_at AS revokedAt,
    (SELECT max(s.seen_at) FROM session s WHERE s.subject_id = t.id) AS seenAt
  FROM terminal t`;

export async function listTerminals(db: Handle, now: number): Promise<Terminal[]> {
  return db.raw(
    `${SELECT} WHERE t.revoked_at IS NULL OR t.revoked_at > ?
     ORDER BY t.revoked_at IS NOT NULL, t.name, t.id LIMIT ${MOST_TERMINALS}`,
    [now - KEPT_AFTER_REVOCATION_MS],
  );
}

export async function getTerminal(db: Handle, id: string): Promise<Terminal | null> {
  const [terminal]: Terminal[] = await db.raw(`${SELECT} WHERE t.id = ?`, [id]);
  return terminal ?? null;
}

/** @returns null when there are too many */
export async function createTerminal(
  trx: Transaction,
  input: TerminalInput,
  now: number,
): Promise<Terminal | null> {
  const [count]: { many: number }[] = await trx.raw(
    'SELECT count(*) AS many FROM terminal WHERE revoked_at IS NULL AND expires_at > ?',
    [now],
  );
  if ((count?.many ?? 0) >= MOST_TERMINALS) return null;
  const id = v7({ msecs: now });
  const terminal = { id, ...input, createdAt: now, expiresAt: now + TERMINAL_MS };
  await trx.raw(
    `INSERT INTO terminal (id, site_id, name, extension, representative_id, created_at, updated_at, expires_at)
     VALUES (?, ${THIS_SITE}, ?, ?, ?, ?, ?, ?)`,
    [id, input.name, input.extension, input.representativeId, now, now, terminal.expiresAt],
  );
  await appendEvent(trx, { now, kind: 'terminal', v: 1, subject: id, body: terminal });
  return { ...terminal, revokedAt: null, seenAt: null };
}

/** @returns null when there is no such terminal, or it is revoked */
export async function updateTerminal(
  trx: Transaction,
  id: string,
  input: TerminalInput,
  now: number,
): Promise<Terminal | null> {
  const [found] = await trx.raw(
    `UPDATE terminal SET name = ?, extension = ?, representative_id = ?, updated_at = ?
     WHERE id = ? AND revoked_at IS NULL RETURNING id`,
    [input.name, input.extension, input.representativeId, now, id],
  );
  if (found === undefined) return null;
  await appendEvent(trx, { now, kind: 'terminal', v: 1, subject: id, body: { id, ...input } });
  return getTerminal(trx, id);
}

/** Its sessions are the caller's to end. @returns false when there is no such terminal, or it is revoked already */
export async function revokeTerminal(trx: Transaction, id: string, now: number): Promise<boolean> {
  const [found] = await trx.raw(
    'UPDATE terminal SET revoked_at = ?, updated_at = ? WHERE id = ? AND revoked_at IS NULL RETURNING id',
    [now, now, id],
  );
  if (found === undefined) return false;
  await appendEvent(trx, { now, kind: 'terminal', v: 1, subject: id, body: { id, revokedAt: now } });
  return true;
}

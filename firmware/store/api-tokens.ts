import { v7 } from 'uuid';
import type { Handle, Transaction } from './connection.ts';
import { appendEvent } from './event-log.ts';
import { THIS_SITE } from './setting-row.ts';

/** A key for a program of somebody else. The key itself is shown once and kept nowhere. */
export interface ApiToken {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly createdAt: number;
  /** Last use, in steps of a day; null: never. */
  readonly seenAt: number | null;
}

/** The list comes whole. */
export const MOST_TOKENS = 50;
const SEEN_STEP_MS = 86_400_000;

interface Row {
  id: string;
  name: string;
  scopes: string;
  createdAt: number;
  seenAt: number | null;
}

const SELECT =
  'SELECT id, name, scopes, created_at AS createdAt, seen_at AS seenAt FROM api_token WHERE revoked_at IS NULL';

export async function listTokens(db: Handle): Promise<ApiToken[]> {
  const rows: Row[] = await db.raw(`${SELECT} ORDER BY name, id LIMIT ${MOST_TOKENS}`);
  return rows.map(toToken);
}

/** @returns null when there are too many */
export async function createToken(
  trx: Transaction,
  input: { readonly name: string; readonly scopes: readonly string[]; readonly hash: string },
  now: number,
): Promise<ApiToken | null> {
  if ((await listTokens(trx)).length >= MOST_TOKENS) return null;
  const id = v7({ msecs: now });
  const { name, scopes, hash } = input;
  await trx.raw(
    `INSERT INTO api_token (id, site_id, name, token_hash, scopes, created_at) VALUES (?, ${THIS_SITE}, ?, ?, ?, ?)`,
    [id, name, hash, JSON.stringify(scopes), now],
  );
  await appendEvent(trx, { now, kind: 'api-token', v: 1, subject: id, body: { id, name, scopes } });
  return { id, name, scopes, createdAt: now, seenAt: null };
}

export async function revokeToken(trx: Transaction, id: string, now: number): Promise<boolean> {
  const [found] = await trx.raw(
    'UPDATE api_token SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL RETURNING id',
    [now, id],
  );
  if (found === undefined) return false;
  await appendEvent(trx, { now, kind: 'api-token', v: 1, subject: id, body: { id, revokedAt: now } });
  return true;
}

/** @returns null when no token has this fingerprint */
export async function touchToken(db: Handle, hash: string, now: number): Promise<ApiToken | null> {
  const [row]: Row[] = await db.raw(`${SELECT} AND token_hash = ?`, [hash]);
  if (row === undefined) return null;
  if (row.seenAt === null || now - row.seenAt > SEEN_STEP_MS) {
    await db.raw('UPDATE api_token SET seen_at = ? WHERE id = ?', [now, row.id]);
  }
  return toToken(row);
}

function toToken(row: Row): ApiToken {
  return { ...row, scopes: JSON.parse(row.scopes) as string[] };
}

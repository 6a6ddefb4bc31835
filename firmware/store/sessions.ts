import type { Handle } from './connection.ts';

/** Whose session it is, joined with what is known of him now. */
export type SessionOwner =
  | { readonly role: 'administrator'; readonly id: string; readonly name: string }
  | {
      readonly role: 'terminal';
      readonly id: string;
      readonly name: string;
      readonly extension: string | null;
      readonly representativeId: string | null;
    };

export interface Session {
  readonly hash: string;
  readonly owner: SessionOwner;
  /** When it ends if nothing is asked meanwhile, wall clock ms. */
  readonly endsAt: number;
}

const HOUR_MS = 3_600_000;

/** An administrator who asks for nothing for `idle` is logged out; a wall screen may hang there for a year. */
const LIMITS = {
  administrator: { idle: 12 * HOUR_MS, longest: 7 * 24 * HOUR_MS, step: HOUR_MS },
  terminal: { idle: Number.MAX_SAFE_INTEGER, longest: 365 * 24 * HOUR_MS, step: 24 * HOUR_MS },
} as const;

export async function createSession(
  db: Handle,
  session: {
    readonly hash: string;
    readonly role: SessionOwner['role'];
    readonly subjectId: string;
    readonly now: number;
  },
): Promise<void> {
  const { hash, role, subjectId, now } = session;
  await db.raw(
    `INSERT INTO session (token_hash, role, subject_id, created_at, seen_at, expires_at)
     VALUES (?, ?, ?, ?, ?, ?)`,
    [hash, role, subjectId, now, now, now + LIMITS[role].longest],
  );
}

interface Row {
  role: SessionOwner['role'];
  subject: string;
  seenAt: number;
  expiresAt: number;
  userName: string | null;
  terminalName: string | null;
  extension: string | null;
  representativeId: string | null;
}

/**
 * Who has this session. Writes that it was used only when the last such note is old.
 *
 * @returns null when it does not exist, is over, or its owner may not come in any more
 */
export async function touchSession(db: Handle, hash: string, now: number): Promise<Session | null> {
  const [row]: Row[] = await db.raw(
    `SELECT s.role, s.subject_id AS subject, s.seen_at AS seenAt, s.expires_at AS expiresAt,
       u.name AS userName, t.name AS terminalName, t.extension, t.representative_id AS representativeId
     FROM session s
     LEFT JOIN user_account u ON s.role = 'administrator' AND u.id = s.subject_id AND u.deleted_at IS NULL
     LEFT JOIN terminal t ON s.role = 'terminal' AND t.id = s.subject_id AND t.revoked_at IS NULL
       AND t.expires_at > ?
     WHERE s.token_hash = ? AND s.expires_at > ?`,
    [now, hash, now],
  );
  const owner = row === undefined ? null : ownerOf(row);
  if (row === undefined || owner === null) return null;
  const { idle, step } = LIMITS[row.role];
  // A clock that was set back must not end sessions, one that was set forward must not keep them for ever.
  const seenAt = Math.min(row.seenAt, now);
  if (now - seenAt > idle) return null;
  if (now - seenAt > step) await db.raw('UPDATE session SET seen_at = ? WHERE token_hash = ?', [now, hash]);
  return { hash, owner, endsAt: Math.min(row.expiresAt, now + idle) };
}

function ownerOf(row: Row): SessionOwner | null {
  const { role, subject: id, userName, terminalName, extension, representativeId } = row;
  if (role === 'administrator') return userName === null ? null : { role, id, name: userName };
  return terminalName === null ? null : { role, id, name: terminalName, extension, representativeId };
}

export async function endSession(db: Handle, hash: string): Promise<void> {
  await db.raw('DELETE FROM session WHERE token_hash = ?', [hash]);
}

/** @returns the hashes of the sessions that were ended */
export async function endSessionsOf(db: Handle, subjectId: string): Promise<string[]> {
  const rows: { hash: string }[] = await db.raw(
    'DELETE FROM session WHERE subject_id = ? RETURNING token_hash AS hash',
    [subjectId],
  );
  return rows.map((row) => row.hash);
}

/** @returns the hashes of the sessions of a user or a terminal */
export async function sessionsOf(db: Handle, subjectId: string): Promise<string[]> {
  const rows: { hash: string }[] = await db.raw(
    'SELECT token_hash AS hash FROM session WHERE subject_id = ?',
    [subjectId],
  );
  return rows.map((row) => row.hash);
}

/** Removes sessions that are over. @returns how many */
export async function sweepSessions(db: Handle, now: number): Promise<number> {
  const rows: unknown[] = await db.raw('DELETE FROM session WHERE expires_at <= ? RETURNING 1', [now]);
  return rows.length;
}

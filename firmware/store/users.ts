import { v7 } from 'uuid';
import type { Handle, Transaction } from './connection.ts';
import { appendEvent } from './event-log.ts';
import { THIS_SITE } from './setting-row.ts';

/** An administrator. The hash of the password leaves the store only for the check. */
export interface User {
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
}

/** The list comes whole. */
export const MOST_USERS = 50;

const COLUMNS = 'id, name, created_at AS createdAt';

export async function listUsers(db: Handle): Promise<User[]> {
  return db.raw(
    `SELECT ${COLUMNS} FROM user_account WHERE deleted_at IS NULL ORDER BY name, id LIMIT ${MOST_USERS}`,
  );
}

export async function getUser(db: Handle, id: string): Promise<User | null> {
  const [user]: User[] = await db.raw(
    `SELECT ${COLUMNS} FROM user_account WHERE id = ? AND deleted_at IS NULL`,
    [id],
  );
  return user ?? null;
}

/** Names are told apart as they are shown, whatever their case or width. */
export function foldName(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}

/** @returns null when nobody has this name */
export async function findUser(
  db: Handle,
  name: string,
): Promise<(User & { readonly passwordHash: string }) | null> {
  const users: (User & { passwordHash: string })[] = await db.raw(
    `SELECT ${COLUMNS}, password_hash AS passwordHash FROM user_account WHERE deleted_at IS NULL
     LIMIT ${MOST_USERS}`,
  );
  return users.find((user) => foldName(user.name) === foldName(name)) ?? null;
}

/** @returns null when the name is taken or there are too many */
export async function createUser(
  trx: Transaction,
  input: { readonly name: string; readonly passwordHash: string },
  now: number,
): Promise<User | null> {
  const known = await listUsers(trx);
  if (known.length >= MOST_USERS || known.some((user) => foldName(user.name) === foldName(input.name))) {
    return null;
  }
  const id = v7({ msecs: now });
  await trx.raw(
    `INSERT INTO user_account (id, site_id, name, password_hash, created_at, updated_at)
     VALUES (?, ${THIS_SITE}, ?, ?, ?, ?)`,
    [id, input.name, input.passwordHash, now, now],
  );
  await appendEvent(trx, { now, kind: 'user', v: 1, subject: id, body: { id, name: input.name } });
  return { id, name: input.name, createdAt: now };
}

/** The sessions of the old password are the caller's to end. */
export async function setPassword(
  trx: Transaction,
  id: string,
  passwordHash: string,
  now: number,
): Promise<boolean> {
  const [found] = await trx.raw(
    `UPDATE user_account SET password_hash = ?, updated_at = ? WHERE id = ? AND deleted_at IS NULL RETURNING id`,
    [passwordHash, now, id],
  );
  return found !== undefined;
}

export async function deleteUser(trx: Transaction, id: string, now: number): Promise<boolean> {
  const [found] = await trx.raw(
    `UPDATE user_account SET deleted_at = ?, updated_at = ?, password_hash = ''
     WHERE id = ? AND deleted_at IS NULL RETURNING id`,
    [now, now, id],
  );
  if (found === undefined) return false;
  await appendEvent(trx, { now, kind: 'user-deleted', v: 1, subject: id, body: { id } });
  return true;
}

import type { Migration } from './migration.ts';

const STATEMENTS = [
  // Administrators. A name is free again when its owner is removed.
  `CREATE TABLE user_account (
    id TEXT PRIMARY KEY,
    site_id TEXT NOT NULL,
    name TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER
  ) STRICT`,

  // Paired browsers. representative_id: it sees only the customers of this one.
  `CREATE TABLE terminal (
    id TEXT PRIMARY KEY,
    site_id TEXT NOT NULL,
    name TEXT NOT NULL,
    extension TEXT,
    representative_id TEXT,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    revoked_at INTEGER
  ) STRICT`,

  // Of this box alone, so without an event. The cookie itself is kept nowhere.
  // seen_at moves in large steps: an idle box writes nothing.
  `CREATE TABLE session (
    token_hash TEXT PRIMARY KEY,
    role TEXT NOT NULL CHECK (role IN ('administrator', 'terminal')),
    subject_id TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX session_of ON session (subject_id)',

  `CREATE TABLE api_token (
    id TEXT PRIMARY KEY,
    site_id TEXT NOT NULL,
    name TEXT NOT NULL,
    token_hash TEXT NOT NULL,
    scopes TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    seen_at INTEGER,
    revoked_at INTEGER
  ) STRICT`,
  'CREATE INDEX api_token_hash ON api_token (token_hash)',

  // Who did what. detail: JSON without secrets and without personal data.
  `CREATE TABLE audit_entry (
    id TEXT PRIMARY KEY,
    site_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    actor_type TEXT NOT NULL,
    actor_id TEXT,
    actor_name TEXT NOT NULL,
    address TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT,
    detail TEXT NOT NULL
  ) STRICT`,
  'CREATE INDEX audit_entry_by_time ON audit_entry (at, id)',
] as const;

/** Who may use the box, and who did what. */
export const access: Migration = {
  name: '0006-access',
  async up(knex) {
    for (const statement of STATEMENTS) await knex.raw(statement);
  },
};

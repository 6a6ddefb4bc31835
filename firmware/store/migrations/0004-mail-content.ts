import type { Migration } from './migration.ts';

/** SQLite cannot change a CHECK: the table is made anew with its rows. */
const KEPT = `key, site_id, call_key, purpose, state, to_name, to_addresses, reply_to, subject, text, html, message_id,
  attempts, next_attempt_at, last_reply, composed_at, released_at, claimed_at, finished_at, urgency`;

const STATEMENTS = [
  // waits_since: since when the mail waits in its present station (held, approval, batched).
  // digest_key: the mail that tells of this one's call in its place; such a row is `joined` and never sent itself.
  // thread: Message-ID that all mails about one caller to one representative refer to.
  `CREATE TABLE outbox_next (
    key TEXT PRIMARY KEY,
    site_id TEXT NOT NULL,
    call_key TEXT,
    purpose TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN
      ('held', 'approval', 'batched', 'queued', 'sending', 'sent', 'joined', 'parked', 'dropped')),
    to_name TEXT NOT NULL,
    to_addresses TEXT NOT NULL,
    reply_to TEXT,
    subject TEXT NOT NULL,
    text TEXT NOT NULL,
    html TEXT NOT NULL,
    message_id TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    next_attempt_at INTEGER,
    last_reply TEXT,
    composed_at INTEGER NOT NULL,
    released_at INTEGER,
    claimed_at INTEGER,
    finished_at INTEGER,
    urgency INTEGER NOT NULL DEFAULT 4,
    to_domain TEXT GENERATED ALWAYS AS (
      lower(substr(to_addresses ->> 0, instr(to_addresses ->> 0, '@') + 1))) VIRTUAL,
    representative_id TEXT,
    charset TEXT NOT NULL DEFAULT 'utf-8',
    thread TEXT,
    vcard TEXT,
    waits_since INTEGER,
    digest_key TEXT
  ) STRICT`,
  `INSERT INTO outbox_next (${KEPT}) SELECT ${KEPT} FROM outbox`,
  'DROP TABLE outbox',
  'ALTER TABLE outbox_next RENAME TO outbox',
  `CREATE INDEX outbox_turn ON outbox (urgency, composed_at, next_attempt_at, to_domain)
    WHERE state = 'queued'`,
  'CREATE INDEX outbox_of_call ON outbox (call_key)',
  'CREATE INDEX outbox_by_state ON outbox (state, composed_at DESC)',
  "CREATE INDEX outbox_waiting ON outbox (state, waits_since, key) WHERE state IN ('approval', 'batched')",
  'CREATE INDEX outbox_of_digest ON outbox (digest_key) WHERE digest_key IS NOT NULL',
  // JSON list of {days, from, to}; days count from 0 = Sunday, the day on which the hours begin.
  "ALTER TABLE representative ADD COLUMN quiet_hours TEXT NOT NULL DEFAULT '[]'",
  "ALTER TABLE representative_address ADD COLUMN charset TEXT NOT NULL DEFAULT 'utf-8'",
] as const;

/** Mails that wait for a batch or for approval, digests, and how each addressee wants to be written to. */
export const mailContent: Migration = {
  name: '0004-mail-content',
  async up(knex) {
    for (const statement of STATEMENTS) await knex.raw(statement);
  },
};

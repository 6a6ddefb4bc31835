import type { Migration } from './migration.ts';

/** SQLite cannot change a CHECK: both tables are made anew with their rows. */
const KEPT = `key, site_id, call_key, purpose, state, to_name, to_addresses, reply_to, subject, text, html, message_id,
  attempts, next_attempt_at, last_reply, composed_at, released_at, claimed_at, finished_at, urgency,
  representative_id, charset, thread, vcard, waits_since, digest_key, clock_run`;

const STATEMENTS = [
  // bounced: the server took it and a report said later that it did not arrive.
  // notice_key: the mail that told the default representative that this one was refused or came back.
  // is_untold: it was refused or came back, and there is nobody who could be told of it by mail.
  // bounced_from: JSON list of the addresses that reports named; one that comes again for them is no news.
  `CREATE TABLE outbox_next (
    key TEXT PRIMARY KEY,
    site_id TEXT NOT NULL,
    call_key TEXT,
    purpose TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN
      ('held', 'approval', 'batched', 'queued', 'sending', 'sent', 'joined', 'parked', 'bounced', 'dropped')),
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
    digest_key TEXT,
    clock_run TEXT,
    notice_key TEXT,
    is_untold INTEGER NOT NULL DEFAULT 0,
    bounced_from TEXT NOT NULL DEFAULT '[]'
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
  'CREATE INDEX outbox_of_notice ON outbox (notice_key, finished_at) WHERE notice_key IS NOT NULL',
  'CREATE INDEX outbox_untold ON outbox (state) WHERE is_untold = 1',
  "CREATE INDEX outbox_refusal_notice ON outbox (composed_at) WHERE purpose = 'notice-refused'",
  // Copies for single addressees carry the Message-ID of their mail, and none of their own.
  "CREATE INDEX outbox_rest ON outbox (message_id) WHERE substr(purpose, -5) = '-rest'",
  // delayed, bounced: what a report said after the server had taken it.
  `CREATE TABLE outbox_attempt_next (
    id TEXT PRIMARY KEY,
    outbox_key TEXT NOT NULL,
    at INTEGER NOT NULL,
    result TEXT NOT NULL CHECK (result IN
      ('accepted', 'later', 'refused', 'interrupted', 'delayed', 'bounced')),
    reply TEXT NOT NULL
  ) STRICT`,
  `INSERT INTO outbox_attempt_next (id, outbox_key, at, result, reply)
    SELECT id, outbox_key, at, result, reply FROM outbox_attempt ORDER BY rowid`,
  'DROP TABLE outbox_attempt',
  'ALTER TABLE outbox_attempt_next RENAME TO outbox_attempt',
  'CREATE INDEX outbox_attempt_of ON outbox_attempt (outbox_key, at)',
  // Reports that are dealt with: one that is read again changes nothing. Of this box alone: it reads its own mailbox.
  `CREATE TABLE bounce_report (
    id TEXT PRIMARY KEY,
    at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID`,
  // How far a mailbox was read; its numbers hold as long as the server gives the same uid_validity.
  `CREATE TABLE bounce_mailbox (
    name TEXT PRIMARY KEY,
    uid_validity TEXT NOT NULL,
    last_uid INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID`,
] as const;

/** A mail can come back after it was sent, and whoever stands for all is told what was refused. */
export const bounces: Migration = {
  name: '0011-bounces',
  async up(knex) {
    for (const statement of STATEMENTS) await knex.raw(statement);
  },
};

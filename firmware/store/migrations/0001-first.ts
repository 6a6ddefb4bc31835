import type { Migration } from './migration.ts';

/**
 * The first schema. What several boxes need later stands in it from the start: the event table that is written
 * in the same transaction as the state it tells of, UUID keys, tombstones (`deleted_at`), no UNIQUE on names or
 * numbers and no hard foreign key to rows that may arrive later from another box.
 *
 * Times are wall-clock milliseconds (INTEGER). JSON columns hold what is only read as a whole.
 */
const STATEMENTS = [
  `CREATE TABLE box_identity (
    box_id TEXT PRIMARY KEY,
    site_id TEXT NOT NULL,
    last_hlc INTEGER NOT NULL,
    last_oseq INTEGER NOT NULL
  ) STRICT`,

  // subject: the key of the row that the event tells of. A withheld caller or an erased customer must be taken
  // out of past events too; for calls that happens while the telephone rings, hence the index.
  `CREATE TABLE event (
    origin TEXT NOT NULL,
    oseq INTEGER NOT NULL,
    id TEXT NOT NULL,
    hlc INTEGER NOT NULL,
    kind TEXT NOT NULL,
    v INTEGER NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (origin, oseq)
  ) STRICT, WITHOUT ROWID`,
  "CREATE INDEX event_of_call ON event (subject) WHERE kind = 'call'",

  // One row a setting: absence memo, default representative, mode, mail policies.
  `CREATE TABLE setting (
    site_id TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    hlc INTEGER NOT NULL,
    PRIMARY KEY (site_id, name)
  ) STRICT, WITHOUT ROWID`,

  `CREATE TABLE representative (
    id TEXT PRIMARY KEY,
    site_id TEXT NOT NULL,
    name TEXT NOT NULL,
    kana TEXT NOT NULL,
    extension TEXT,
    locale TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER
  ) STRICT`,

  // position 0 is the address of automatic mail; the others can be chosen for a memo.
  `CREATE TABLE representative_address (
    id TEXT PRIMARY KEY,
    representative_id TEXT NOT NULL,
    address TEXT NOT NULL,
    label TEXT NOT NULL,
    position INTEGER NOT NULL,
    deleted_at INTEGER
  ) STRICT`,
  'CREATE INDEX representative_address_of ON representative_address (representative_id, position)',

  // `row` is local to this box (it ties the search index to the customer); `id` is the identity.
  // `sort_key` is the reading in one script, so that half-width, hiragana and katakana stand in one order.
  `CREATE TABLE customer (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    site_id TEXT NOT NULL,
    name TEXT NOT NULL,
    kana TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    department TEXT NOT NULL,
    contact TEXT NOT NULL,
    address TEXT NOT NULL,
    fax TEXT NOT NULL,
    importance TEXT,
    representative_id TEXT,
    notes TEXT NOT NULL,
    tags TEXT NOT NULL,
    extra TEXT NOT NULL,
    last_contact_at INTEGER,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER
  ) STRICT`,
  'CREATE INDEX customer_by_reading ON customer (sort_key, id) WHERE deleted_at IS NULL',

  // match_key: E.164 with +, or the cleaned digits where the number is not of the plan.
  // For a block ("03-1234-5*") it is the common beginning; kind says which. digits: what a search finds.
  `CREATE TABLE customer_number (
    id TEXT PRIMARY KEY,
    customer_id TEXT NOT NULL,
    number TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('exact', 'block')),
    match_key TEXT NOT NULL,
    digits TEXT NOT NULL,
    label TEXT NOT NULL,
    position INTEGER NOT NULL,
    deleted_at INTEGER
  ) STRICT`,
  'CREATE INDEX customer_number_match ON customer_number (match_key, kind) WHERE deleted_at IS NULL',
  'CREATE INDEX customer_number_of ON customer_number (customer_id, position)',

  // Search as you type; rowid = customer.row. The document is made by directory/search-pairs.ts: its words are
  // already folded and separated by blanks, and `ascii` takes every other character as part of a word.
  `CREATE VIRTUAL TABLE customer_search USING fts5 (
    pairs, content = '', contentless_delete = 1, tokenize = 'ascii'
  )`,

  `CREATE TABLE canned_phrase (
    id TEXT PRIMARY KEY,
    site_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER
  ) STRICT`,

  // The row is written when the call is first heard of, and follows its life. caller: JSON of Caller.
  // done_with: the call under which a group of calls of one caller was marked as done, for the undo.
  // customer, candidates: snapshots. chosen_at: a person said who it is, and no look-up overrules that.
  `CREATE TABLE call_record (
    key TEXT PRIMARY KEY,
    site_id TEXT NOT NULL,
    line TEXT NOT NULL,
    bindings TEXT NOT NULL,
    phase TEXT NOT NULL,
    caller TEXT NOT NULL,
    match_key TEXT,
    called TEXT,
    rang TEXT NOT NULL,
    answers TEXT NOT NULL,
    mode TEXT NOT NULL,
    customer_id TEXT,
    customer TEXT,
    candidates TEXT,
    chosen_at INTEGER,
    started_at INTEGER NOT NULL,
    answered_at INTEGER,
    released_at INTEGER,
    released_by TEXT,
    outcome TEXT,
    memo TEXT NOT NULL DEFAULT '',
    memo_by TEXT,
    owner TEXT,
    owned_at INTEGER,
    done_at INTEGER,
    done_by TEXT,
    done_with TEXT,
    updated_at INTEGER NOT NULL
  ) STRICT`,
  'CREATE INDEX call_record_by_time ON call_record (started_at, key)',
  'CREATE INDEX call_record_open ON call_record (started_at) WHERE released_at IS NULL',
  'CREATE INDEX call_record_of_customer ON call_record (customer_id, started_at, key)',
  'CREATE INDEX call_record_of_number ON call_record (match_key, started_at, key)',
  'CREATE INDEX call_record_done ON call_record (done_with) WHERE done_with IS NOT NULL',
  `CREATE INDEX call_record_to_return ON call_record (started_at)
    WHERE outcome IN ('missed', 'busy', 'rejected', 'voicemail', 'unreachable') AND done_at IS NULL`,

  `CREATE TABLE outbox (
    key TEXT PRIMARY KEY,
    site_id TEXT NOT NULL,
    call_key TEXT,
    purpose TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('held', 'queued', 'sending', 'sent', 'parked', 'dropped')),
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
    finished_at INTEGER
  ) STRICT`,
  "CREATE INDEX outbox_due ON outbox (next_attempt_at) WHERE state = 'queued'",
  'CREATE INDEX outbox_of_call ON outbox (call_key)',
  'CREATE INDEX outbox_by_state ON outbox (state, composed_at DESC)',

  // Every attempt with the server's own words.
  `CREATE TABLE outbox_attempt (
    id TEXT PRIMARY KEY,
    outbox_key TEXT NOT NULL,
    at INTEGER NOT NULL,
    result TEXT NOT NULL CHECK (result IN ('accepted', 'later', 'refused', 'interrupted')),
    reply TEXT NOT NULL
  ) STRICT`,
  'CREATE INDEX outbox_attempt_of ON outbox_attempt (outbox_key, at)',
] as const;

export const first: Migration = {
  name: '0001-first',
  async up(knex) {
    for (const statement of STATEMENTS) await knex.raw(statement);
  },
};

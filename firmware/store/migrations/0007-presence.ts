import type { Migration } from './migration.ts';

const STATEMENTS = [
  // until_at NULL: away until somebody says otherwise.
  `CREATE TABLE absence (
    id TEXT PRIMARY KEY,
    site_id TEXT NOT NULL,
    representative_id TEXT NOT NULL,
    from_at INTEGER NOT NULL,
    until_at INTEGER,
    note TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER
  ) STRICT`,
  'CREATE INDEX absence_by_end ON absence (until_at) WHERE deleted_at IS NULL',

  // Apart from the representative: hours are merged between boxes by themselves. hours: JSON of seven days.
  `CREATE TABLE representative_hours (
    representative_id TEXT PRIMARY KEY,
    site_id TEXT NOT NULL,
    hours TEXT NOT NULL,
    hlc INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID`,
] as const;

/** When each representative is away, and hours of their own. The schedule of the house is a setting. */
export const presence: Migration = {
  name: '0007-presence',
  async up(knex) {
    for (const statement of STATEMENTS) await knex.raw(statement);
  },
};

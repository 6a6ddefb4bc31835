import type { Migration } from './migration.ts';

/**
 * What other systems say of a number, kept beside it. A cache of this box: every box asks for itself, so there is no
 * event of it. first_call: the call whose ring made the row, so that it goes again when the network turns out to
 * withhold that number. book_edition: which edition of a book the box has read.
 */
const STATEMENTS = [
  `CREATE TABLE number_fact (
    rule TEXT NOT NULL,
    match_key TEXT NOT NULL,
    facts TEXT NOT NULL,
    first_call TEXT,
    fetched_at INTEGER NOT NULL,
    PRIMARY KEY (match_key, rule)
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX number_fact_of_rule ON number_fact (rule, match_key)',
  'CREATE INDEX number_fact_of_call ON number_fact (first_call) WHERE first_call IS NOT NULL',
  `CREATE TABLE book_edition (
    rule TEXT PRIMARY KEY,
    mark TEXT,
    read_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID`,
];

export const numberFacts: Migration = {
  name: '0008-number-facts',
  async up(knex) {
    for (const statement of STATEMENTS) await knex.raw(statement);
  },
};

import type { Migration } from './migration.ts';

/**
 * Sections of the configuration that were set in the browser, in the words of the file, and how far the first start
 * has come. They belong to this box and its equipment, and no other box takes them over: there is no event of it.
 */
const STATEMENTS = [
  `CREATE TABLE own_section (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL,
    changed_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID`,
];

export const ownSections: Migration = {
  name: '0009-own-sections',
  async up(knex) {
    for (const statement of STATEMENTS) await knex.raw(statement);
  },
};

import type { Migration } from './migration.ts';

const STATEMENTS = [
  `CREATE INDEX customer_by_representative ON customer (representative_id)
    WHERE deleted_at IS NULL AND representative_id IS NOT NULL`,

  // Fields of the office's own keep their order: a list of names and values. Until now nothing wrote any.
  "UPDATE customer SET extra = '[]' WHERE extra = '{}'",

  // A customer of an import that is not finished is deleted for everybody; at the end all of them come to life at once.
  'ALTER TABLE customer ADD COLUMN import_id TEXT',
  'CREATE INDEX customer_of_import ON customer (import_id) WHERE import_id IS NOT NULL',
  `CREATE TABLE import_event (
    import_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    id TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (import_id, seq)
  ) STRICT, WITHOUT ROWID`,
] as const;

/** Customers by their representative, fields of the office's own, and imports that are all or nothing. */
export const customers: Migration = {
  name: '0007c-customers',
  async up(knex) {
    for (const statement of STATEMENTS) await knex.raw(statement);
  },
};

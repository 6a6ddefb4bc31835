import type { Migration } from './migration.ts';

/**
 * Imports whose end is decided: what is still staged of them comes to life in small steps, also after a power cut. Of
 * this box alone: other boxes hear of each customer.
 */
export const decidedImports: Migration = {
  name: '0010b-import',
  async up(knex) {
    await knex.raw(
      'CREATE TABLE import_decided (import_id TEXT PRIMARY KEY, decided_at INTEGER NOT NULL) STRICT',
    );
  },
};

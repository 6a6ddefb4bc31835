import { documentOfCall, type SearchedCall, searchRowAt } from '../call-search.ts';
import type { Migration } from './migration.ts';

const NOT_REACHED = "('missed', 'busy', 'rejected', 'voicemail', 'unreachable')";

const STATEMENTS = [
  // Whose customer it was, as the record says it.
  `ALTER TABLE call_record ADD COLUMN representative_id TEXT
    GENERATED ALWAYS AS (json_extract(customer, '$.representative.id')) VIRTUAL`,
  `CREATE INDEX call_record_of_representative ON call_record (representative_id, started_at, key)
    WHERE representative_id IS NOT NULL`,
  'CREATE INDEX call_record_of_line ON call_record (line, started_at, key)',
  `CREATE INDEX call_record_not_reached ON call_record (started_at, key) WHERE outcome IN ${NOT_REACHED}`,

  // rowid = call_record.search_row, which grows with the time of the call: the newest matches come without sorting.
  `CREATE VIRTUAL TABLE call_search USING fts5 (
    pairs, content = '', contentless_delete = 1, tokenize = 'ascii'
  )`,
  'ALTER TABLE call_record ADD COLUMN search_row INTEGER',
  'CREATE INDEX call_record_search ON call_record (search_row) WHERE search_row IS NOT NULL',
  `CREATE TRIGGER call_record_gone AFTER DELETE ON call_record WHEN old.search_row IS NOT NULL
    BEGIN DELETE FROM call_search WHERE rowid = old.search_row; END`,
] as const;

const BATCH = 500;

/** History by representative and by words; what is there already is put into the index. */
export const history: Migration = {
  name: '0007b-history',
  async up(knex) {
    for (const statement of STATEMENTS) await knex.raw(statement);
    for (let last = 0; ; ) {
      const calls: (SearchedCall & { row: number })[] = await knex.raw(
        `SELECT rowid AS row, started_at, caller, match_key, customer, memo FROM call_record
         WHERE rowid > ? AND released_at IS NOT NULL ORDER BY rowid LIMIT ${BATCH}`,
        [last],
      );
      for (const call of calls) {
        // Old calls of one millisecond do not exist, except in the same order: the rowid parts them.
        const row = searchRowAt(call.started_at) + (call.row % 1024);
        await knex.raw('INSERT INTO call_search (rowid, pairs) VALUES (?, ?)', [row, documentOfCall(call)]);
        await knex.raw('UPDATE call_record SET search_row = ? WHERE rowid = ?', [row, call.row]);
      }
      const end = calls.at(-1);
      if (end === undefined) return;
      last = end.row;
    }
  },
};

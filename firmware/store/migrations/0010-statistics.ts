import type { Migration } from './migration.ts';

/** No day of the clock on the wall is longer, also where the clocks are changed. */
const LONGEST_DAY_MS = 26 * 3_600_000;

/** What a summary counts. The generated representative_id follows from `customer`. */
const COUNTED = ['started_at', 'outcome', 'mode', 'line', 'answered_at', 'done_at', 'representative_id'];

const dayOf = (row: 'old' | 'new') =>
  `DELETE FROM call_summary WHERE ${row}.outcome IS NOT NULL AND from_at <= ${row}.started_at
     AND from_at > ${row}.started_at - ${LONGEST_DAY_MS} AND to_at > ${row}.started_at`;

const STATEMENTS = [
  // With representative and time of return too: a day is counted without reading a row of the history.
  'DROP INDEX call_record_statistics',
  `CREATE INDEX call_record_statistics
   ON call_record (started_at, outcome, mode, line, answered_at, representative_id, done_at)
   WHERE outcome IS NOT NULL`,

  // from_at, to_at: a day of the office, ms. counts: JSON of DaySummary (store/call-summary.ts).
  `CREATE TABLE call_summary (
    from_at INTEGER PRIMARY KEY,
    to_at INTEGER NOT NULL,
    counts TEXT NOT NULL
  ) STRICT`,

  `CREATE TRIGGER call_summary_new AFTER INSERT ON call_record WHEN new.outcome IS NOT NULL
   BEGIN ${dayOf('new')}; END`,
  `CREATE TRIGGER call_summary_gone AFTER DELETE ON call_record WHEN old.outcome IS NOT NULL
   BEGIN ${dayOf('old')}; END`,
  `CREATE TRIGGER call_summary_changed
   AFTER UPDATE OF started_at, outcome, mode, line, answered_at, done_at, customer ON call_record
   WHEN ${COUNTED.map((name) => `old.${name} IS NOT new.${name}`).join(' OR ')}
   BEGIN ${dayOf('old')}; ${dayOf('new')}; END`,
] as const;

/**
 * Days that are over are counted once. Whatever changes a call of such a day, be it the broom, a merge or a clock that
 * was wrong, takes the day's summary away in the same transaction, and the next question counts it anew: a summary is
 * right or it is not there. They are of this box alone and may all be deleted at any time.
 */
export const daySummaries: Migration = {
  name: '0010-statistics',
  async up(knex) {
    for (const statement of STATEMENTS) await knex.raw(statement);
  },
};

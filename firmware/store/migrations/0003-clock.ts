import type { Migration } from './migration.ts';

const STATEMENTS = [
  // A time in which the box did not know what time it was. All times that it wrote then lie between `began_at` and
  // the next run's beginning, because its clock never runs before what was stored. boot: the kernel's name of the
  // time since the machine was switched on, in which `base` (wall clock at monotonic 0) stays good.
  // correction: what was added to the times when the clock became known; NULL: it never did.
  `CREATE TABLE clock_run (
    id TEXT PRIMARY KEY,
    site_id TEXT NOT NULL,
    boot TEXT NOT NULL,
    base INTEGER NOT NULL,
    began_at INTEGER NOT NULL,
    after_oseq INTEGER NOT NULL,
    correction INTEGER
  ) STRICT`,
  'CREATE INDEX clock_run_of_boot ON clock_run (boot)',

  // The run that goes on; NULL: the box knows the time.
  'ALTER TABLE box_identity ADD COLUMN clock_run TEXT',
  // NULL: the times are right.
  'ALTER TABLE call_record ADD COLUMN clock_run TEXT',
  'ALTER TABLE outbox ADD COLUMN clock_run TEXT',
  'ALTER TABLE event ADD COLUMN clock_run TEXT',
] as const;

/** Times that were written before the clock was set are marked and put right afterwards. */
export const clock: Migration = {
  name: '0003-clock',
  async up(knex) {
    for (const statement of STATEMENTS) await knex.raw(statement);
  },
};

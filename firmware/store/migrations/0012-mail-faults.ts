import type { Migration } from './migration.ts';

/**
 * Why a mail did not pass, as codes with facts (JSON list, firmware/mail-faults), so that a page and a notice say it in
 * their own language. Beside it stands the English text as before; rows from before have nothing else.
 */
const STATEMENTS = [
  'ALTER TABLE outbox ADD COLUMN last_faults TEXT',
  'ALTER TABLE outbox_attempt ADD COLUMN faults TEXT',
] as const;

export const mailFaults: Migration = {
  name: '0012-mail-faults',
  async up(knex) {
    for (const statement of STATEMENTS) await knex.raw(statement);
  },
};

import type { Migration } from './migration.ts';

const STATEMENTS = [
  // 1, 2, 3: about a customer of importance A, B, C; 4: any other. The lower leaves first.
  'ALTER TABLE outbox ADD COLUMN urgency INTEGER NOT NULL DEFAULT 4',
  // Follows the addresses, whoever changes them: mails to a domain that answers nobody wait apart from the others.
  `ALTER TABLE outbox ADD COLUMN to_domain TEXT GENERATED ALWAYS AS (
    lower(substr(to_addresses ->> 0, instr(to_addresses ->> 0, '@') + 1))) VIRTUAL`,
  'DROP INDEX outbox_due',
  // Everything by which the next mails are chosen: the claim reads no row that it does not take.
  `CREATE INDEX outbox_turn ON outbox (urgency, composed_at, next_attempt_at, to_domain)
    WHERE state = 'queued'`,
] as const;

/** Mails leave in order of importance and age, and a domain in trouble holds up no other. */
export const transport: Migration = {
  name: '0005-transport',
  async up(knex) {
    for (const statement of STATEMENTS) await knex.raw(statement);
  },
};

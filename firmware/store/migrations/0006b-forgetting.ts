import type { Migration } from './migration.ts';

const STATEMENTS = [
  // A customer who is erased, and a call that is kept no longer, are taken out of past events too.
  "CREATE INDEX event_of_customer ON event (subject) WHERE kind = 'customer'",
  "CREATE INDEX event_of_memo ON event (subject) WHERE kind = 'call-memo'",
] as const;

/** Events that are emptied when what they tell of is forgotten. */
export const forgetting: Migration = {
  name: '0006b-forgetting',
  async up(knex) {
    for (const statement of STATEMENTS) await knex.raw(statement);
  },
};

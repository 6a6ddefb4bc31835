import type { Migration } from './migration.ts';

const STATEMENTS = [
  // A line of a call log may come hours after its call: then the mode of that hour is looked up.
  "CREATE INDEX event_of_mode ON event (hlc) WHERE kind = 'setting' AND subject = 'mode'",
  // A number that turns out to be withheld is taken out of the mails about its call, while the telephone rings.
  "CREATE INDEX event_of_mail ON event (subject) WHERE kind = 'mail'",
] as const;

/** Events that are looked up by what they are about. */
export const eventLookups: Migration = {
  name: '0002-event-lookups',
  async up(knex) {
    for (const statement of STATEMENTS) await knex.raw(statement);
  },
};

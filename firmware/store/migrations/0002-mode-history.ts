import type { Migration } from './migration.ts';

/** A line of a call log may come hours after its call: then the mode of that hour is looked up in the events. */
export const modeHistory: Migration = {
  name: '0002-mode-history',
  async up(knex) {
    await knex.raw("CREATE INDEX event_of_mode ON event (hlc) WHERE kind = 'setting' AND subject = 'mode'");
  },
};

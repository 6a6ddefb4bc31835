import type { Knex } from 'knex';

/** One step of the schema. Steps are a static list (index.ts), so that they survive bundling. */
export interface Migration {
  readonly name: string;
  up(knex: Knex): Promise<void>;
}

import type { Sources } from './information.ts';
import { CardDavSource } from './sources/card-dav.ts';
import { CsvFileSource } from './sources/csv-file.ts';
import { HttpJsonSource } from './sources/http-json.ts';
import { PostgresqlSource } from './sources/postgresql.ts';

/** The far ends as they are in an office. */
export const realSources: Sources = {
  asked: (rule) => (rule.type === 'http-json' ? new HttpJsonSource(rule) : new PostgresqlSource(rule)),
  book: (rule) => (rule.type === 'csv' ? new CsvFileSource(rule) : new CardDavSource(rule)),
};

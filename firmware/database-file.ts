import { join } from 'node:path';

/** The database of a data folder. */
export function databaseIn(dataDir: string): string {
  return join(dataDir, 'rusuban.db');
}

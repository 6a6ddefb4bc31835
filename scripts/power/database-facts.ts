import { DatabaseSync } from 'node:sqlite';
import type { Facts } from './judge.ts';

/** How many mails are under way. Asked while a box works on the database. */
export function mailsUnderWay(file: string): number {
  return withDatabase(file, (database) => {
    const [row] = database
      .prepare("SELECT count(*) AS mails FROM outbox WHERE state IN ('queued', 'sending')")
      .all();
    return Number(row?.['mails']);
  });
}

/** @returns what `PRAGMA integrity_check` says when it does not say ok; null: all is well */
export function integrityFault(file: string): string | null {
  return withDatabase(file, (database) => {
    const said = database
      .prepare('PRAGMA integrity_check')
      .all()
      .map((row) => String(row['integrity_check']));
    return said.join() === 'ok' ? null : said.join('; ');
  });
}

/** Read by SQLite alone, without the code that wrote it. */
export function factsIn(file: string): Facts {
  return withDatabase(file, (database) => ({
    calls: database
      .prepare("SELECT key, caller ->> '$.number' AS number, outcome, memo, mode FROM call_record")
      .all() as unknown as Facts['calls'],
    mails: database
      .prepare('SELECT call_key AS callKey, purpose, state, message_id AS messageId FROM outbox')
      .all() as unknown as Facts['mails'],
    mode: modeIn(database),
  }));
}

function modeIn(database: DatabaseSync): Facts['mode'] {
  const [row] = database.prepare("SELECT value FROM setting WHERE name = 'mode'").all();
  return row === undefined ? null : (JSON.parse(String(row['value'])) as Facts['mode']);
}

function withDatabase<Value>(file: string, read: (database: DatabaseSync) => Value): Value {
  const database = new DatabaseSync(file);
  try {
    return read(database);
  } finally {
    database.close();
  }
}

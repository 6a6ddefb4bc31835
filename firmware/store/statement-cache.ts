import type { Statement } from 'sqlite3';
import type { BareConnection } from './bare-connection.ts';

/** More texts than the box has in daily use; each takes some 10 KB. */
const MOST = 256;

type Done = (this: Statement, error: Error | null, rows?: unknown[]) => void;

/**
 * Keeps the statements of a connection, so that a text that comes again is run at once. The driver by itself compiles
 * it every time, which takes longer than most of them run, and one more turn through its threads.
 *
 * Only `all` is changed, by which knex runs what is written as SQL; and `close`, which fails while there is a statement.
 */
export function keepStatements(connection: BareConnection, most = MOST): void {
  /** Those that nobody is using; the one used last stands last. */
  const kept = new Map<string, Statement>();
  const take = (text: string): Statement | undefined => {
    const statement = kept.get(text);
    kept.delete(text);
    return statement;
  };
  const drop = (text: string) => take(text)?.finalize();
  const keep = (text: string, statement: Statement) => {
    drop(text);
    kept.set(text, statement);
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) drop(oldest);
  };

  const all = (text: string, values: unknown, done: Done) => {
    const statement =
      take(text) ?? connection.prepare(text, (error) => error !== null && done.call(statement, error));
    statement.all(values, (error: Error | null, rows: unknown[]) => {
      // One that failed may stand in the middle of its work, and hold what it has locked.
      if (error === null) keep(text, statement);
      else statement.finalize();
      done.call(statement, error, rows);
    });
    return connection;
  };
  connection.all = all as BareConnection['all'];

  const close = connection.close.bind(connection);
  connection.close = (done) => {
    for (const text of [...kept.keys()]) drop(text);
    close(done);
  };
}

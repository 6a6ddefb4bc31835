import sqlite3 from 'sqlite3';

/** A connection without knex, for what must not go through the one connection of the running box. */
export type BareConnection = sqlite3.Database;

/** @param mode `existing`: the file must be there, so that a typing error does not make an empty database */
export const opened = (file: string, mode: 'existing' | 'create'): Promise<BareConnection> =>
  new Promise((resolve, reject) => {
    const create = mode === 'create' ? sqlite3.OPEN_CREATE : 0;
    const connection = new sqlite3.Database(file, sqlite3.OPEN_READWRITE | create, (error) =>
      error === null ? resolve(connection) : reject(error),
    );
  });

/** Runs statements without values, in order. */
export const ran = (connection: BareConnection, sql: string): Promise<void> =>
  new Promise((resolve, reject) => {
    connection.exec(sql, (error) => (error === null ? resolve() : reject(error)));
  });

/** The rows of one statement; the caller knows their shape. */
export const rowsOf = <Row>(
  connection: BareConnection,
  sql: string,
  values: readonly (string | number)[] = [],
): Promise<Row[]> =>
  new Promise((resolve, reject) => {
    connection.all<Row>(sql, [...values], (error, rows) => (error === null ? resolve(rows) : reject(error)));
  });

/** Never rejects: a connection that will not close ends with the process. */
export const closed = (connection: BareConnection): Promise<void> =>
  new Promise((resolve) => connection.close(() => resolve()));

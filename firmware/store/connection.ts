import { AsyncLocalStorage } from 'node:async_hooks';
import knex, { type Knex } from 'knex';
import type { Log } from '../../hw/log.ts';
import type { BareConnection } from './bare-connection.ts';
import { keepStatements } from './statement-cache.ts';

/** A repository works on the database itself or inside the caller's transaction. */
export type Handle = Knex | Transaction;

/** What others need not import knex for. */
export type Transaction = Knex.Transaction;

/** Writes into the transaction of somebody else: both are stored, or neither. */
export type Along = (trx: Transaction) => Promise<void>;

/**
 * WAL with synchronous=FULL: an acknowledged commit survives a power cut (with journal_mode=DELETE it did not).
 * secure_delete: a number that must not be stored is overwritten, not only unlinked.
 */
const PRAGMAS = [
  'PRAGMA busy_timeout = 5000',
  'PRAGMA journal_mode = WAL',
  'PRAGMA synchronous = FULL',
  'PRAGMA foreign_keys = ON',
  'PRAGMA secure_delete = FAST',
  'PRAGMA journal_size_limit = 67108864',
  'PRAGMA cache_size = -16384',
  'PRAGMA temp_store = MEMORY',
].join(';');

/**
 * One connection for the whole box: SQLite has one writer, and the bare driver would mix the statements of two
 * flows in one transaction. Every flow waits for its turn in the pool.
 */
export function connect(file: string, log: Log): Knex {
  const handle = knex({
    client: 'sqlite3',
    connection: { filename: file },
    useNullAsDefault: true,
    // An error must not carry the values of a statement: they are numbers and names, and errors are logged.
    compileSqlOnError: false,
    acquireConnectionTimeout: 10_000,
    pool: {
      min: 1,
      max: 1,
      afterCreate(
        connection: BareConnection,
        done: (error: Error | null, connection: BareConnection) => void,
      ) {
        keepStatements(connection);
        connection.exec(PRAGMAS, (error) => done(error, connection));
      },
    },
    log: {
      debug: () => {},
      warn: (message) => log.warn({ from: 'knex' }, String(message)),
      error: (message) => log.error({ from: 'knex' }, String(message)),
      deprecate: (method) => log.warn({ from: 'knex' }, `${method} is deprecated`),
    },
  });
  refuseOuterHandleInTransactions(handle);
  return handle;
}

interface PoolClient {
  acquireConnection(): Promise<unknown>;
  transaction(container: Container, config: unknown, outer: unknown): unknown;
}
type Container = (trx: Knex.Transaction) => unknown;

/**
 * With one connection, a statement on the outer handle inside a transaction would wait for the transaction that
 * waits for the statement. Instead of a silence of ten seconds such a statement fails at once and says why.
 */
function refuseOuterHandleInTransactions(handle: Knex): void {
  const inside = new AsyncLocalStorage<{ open: boolean }>();
  const client = handle.client as PoolClient;
  const acquire = client.acquireConnection.bind(client);
  const begin = client.transaction.bind(client);

  client.acquireConnection = async () => {
    if (inside.getStore()?.open) {
      throw new Error('The outer database handle was used inside a transaction: use the transaction only.');
    }
    return acquire();
  };
  client.transaction = (container, config, outer) => {
    const run: Container = (trx) => {
      const mark = { open: true };
      const result = inside.run(mark, () => container(trx));
      return result instanceof Promise ? result.finally(() => (mark.open = false)) : result;
    };
    return begin(run, config, outer);
  };
}

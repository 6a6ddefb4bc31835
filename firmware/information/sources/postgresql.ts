import type { Pool } from 'pg';
import { type Fact, factsFrom } from '../fact.ts';
import type { PostgresqlRule } from '../rule.ts';
import { type AskedNumber, type AskedSource, SourceFault } from '../source.ts';

/** The server itself gives up a query after this, ms: nothing of ours may burden it for longer. */
const STATEMENT_MS = 10_000;
const CONNECT_MS = 5_000;

/** A PostgreSQL database that is asked with one statement, in a session that can only read. */
export class PostgresqlSource implements AskedSource {
  readonly #rule: PostgresqlRule;
  #pool: Promise<Pool> | null = null;

  constructor(rule: PostgresqlRule) {
    this.#rule = rule;
  }

  async ask(number: AskedNumber, signal: AbortSignal): Promise<readonly Fact[]> {
    const { query, numberForm, fields } = this.#rule;
    const wanted = numberForm === 'e164' ? (number.e164 ?? number.national) : number.national;
    this.#pool ??= openPool(this.#rule);
    const pool = await this.#pool;
    const [row] = await untilAborted(read(pool, query, wanted), signal);
    if (row === undefined) return [];
    return factsFrom(fields, (from) => (Object.hasOwn(row, from) ? row[from] : undefined));
  }

  async close(): Promise<void> {
    const pool = await this.#pool;
    await pool?.end();
  }
}

/**
 * Types of dates and times (pg_type.dat), and lists of them: taken as the database writes them. The driver would make
 * a moment of a day, which in Japan is still the day before by universal time.
 */
const TIMES: ReadonlySet<number> = new Set([1082, 1083, 1114, 1184, 1266]);
const LISTS_OF_TIMES: ReadonlySet<number> = new Set([1182, 1183, 1115, 1185, 1270]);
const LIST_OF_TEXTS = 1009;

/** Loaded when the first caller is asked for: an office without such a rule never needs it. */
async function openPool(rule: PostgresqlRule): Promise<Pool> {
  const { default: pg } = await import('pg');
  const { host, port, database, user, password, tls } = rule;
  const pool = new pg.Pool({
    ...{ host, port, database, user, password, ssl: tls },
    max: 2,
    connectionTimeoutMillis: CONNECT_MS,
    idleTimeoutMillis: 60_000,
    query_timeout: STATEMENT_MS,
    statement_timeout: STATEMENT_MS,
    options: '-c default_transaction_read_only=on',
    types: {
      getTypeParser: (type: number) => {
        if (TIMES.has(type)) return String;
        return pg.types.getTypeParser(LISTS_OF_TIMES.has(type) ? LIST_OF_TEXTS : type);
      },
    },
    allowExitOnIdle: true,
  });
  // An idle connection that breaks is replaced at the next question.
  pool.on('error', () => undefined);
  return pool;
}

async function read(pool: Pool, query: string, number: string): Promise<Record<string, unknown>[]> {
  try {
    const { rows } = await pool.query<Record<string, unknown>>(query, [number]);
    return rows;
  } catch (error) {
    // Messages of the server may quote the number that was asked for.
    throw new SourceFault(`did not answer (${codeOf(error)}); check host, user, password and query`);
  }
}

function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : 'no connection or no answer in time';
}

/** The driver cannot be interrupted; its own limits end what nobody waits for any more. */
function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const give = () => reject(signal.reason);
    if (signal.aborted) give();
    signal.addEventListener('abort', give, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', give));
  });
}

import type { Clock } from '../../hw/clock.ts';
import type { Log } from '../../hw/log.ts';
import { Pairings } from '../access/pairings.ts';
import { Passwords } from '../access/password.ts';
import { nameOf, type Principal, SCOPES, type Scope } from '../access/principal.ts';
import { fingerprint, newSecret } from '../access/secret.ts';
import { Throttle } from '../access/throttle.ts';
import { touchToken } from '../store/api-tokens.ts';
import { type NewAuditEntry, writeAudit } from '../store/audit.ts';
import type { Handle } from '../store/connection.ts';
import type { Database } from '../store/database.ts';
import {
  createSession,
  endSession,
  type Session,
  type SessionOwner,
  touchSession,
} from '../store/sessions.ts';
import type { Asker } from './asker.ts';
import { requireOwn } from './own-things.ts';
import { RefusalError } from './refusal.ts';

export interface DoorsOptions {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  /** Live views end with the session that opened them. */
  readonly streams: readonly { end(sessions: readonly string[]): void }[];
  /** The set-up code lies here. */
  readonly dataDir: string;
  /** N of scrypt; tests take a low one. */
  readonly passwordCost?: number | undefined;
}

/** How a request says who sent it. */
export interface Credentials {
  readonly cookie: string | undefined;
  /** The Authorization header. */
  readonly authorization: string | undefined;
}

/** Who did it, from where and when is known besides. */
export type AuditLine = Pick<NewAuditEntry, 'action'> &
  Partial<Pick<NewAuditEntry, 'subject' | 'detail' | 'actorName'>>;

const BEARER = /^Bearer ([\w-]{1,200})$/i;

/** Everything by which people and programs come in, and the book in which it is written. */
export class Doors {
  readonly passwords: Passwords;
  readonly throttle: Throttle;
  readonly pairings: Pairings;
  readonly dataDir: string;
  readonly #options: DoorsOptions;

  constructor(options: DoorsOptions) {
    const { clock, dataDir, passwordCost } = options;
    this.#options = options;
    this.dataDir = dataDir;
    this.passwords = new Passwords(passwordCost);
    this.throttle = new Throttle(() => clock.monotonic());
    this.pairings = new Pairings(clock);
  }

  /**
   * Who this is, and until when the event stream may stay open without asking again.
   *
   * @throws RefusalError for a token that is not good: a program must not take it for a stranger's view
   */
  async identify({ cookie, authorization }: Credentials): Promise<{ principal: Principal; endsAt: number }> {
    const { db, clock } = this.#options;
    if (authorization !== undefined) {
      const [, key = ''] = BEARER.exec(authorization) ?? [];
      const token = key === '' ? null : await touchToken(db.knex, fingerprint(key), clock.now());
      if (token === null) throw new RefusalError('log-in', 'this token is not good, or was revoked');
      const scopes = SCOPES.filter((scope): scope is Scope => token.scopes.includes(scope));
      const principal: Principal = { type: 'token', id: token.id, name: token.name, scopes };
      return { principal, endsAt: Number.MAX_SAFE_INTEGER };
    }
    const session =
      cookie === undefined || cookie.length > 100
        ? null
        : await touchSession(db.knex, fingerprint(cookie), clock.now());
    if (session === null) return { principal: { type: 'anonymous' }, endsAt: 0 };
    return { principal: principalOf(session), endsAt: session.endsAt };
  }

  /** @throws RefusalError for a thing that a limited terminal may not see */
  requireOwn(principal: Principal, path: string, params: unknown): Promise<void> {
    return requireOwn(this.#options.db.knex, principal, path, params);
  }

  /** Opens a session with a cookie that nobody has seen before; the one that was there ends. @returns the cookie */
  async enter(db: Handle, role: SessionOwner['role'], subjectId: string, before: Principal): Promise<string> {
    const cookie = newSecret();
    await this.leave(db, before);
    await createSession(db, {
      hash: fingerprint(cookie),
      role,
      subjectId,
      now: this.#options.clock.now(),
    });
    return cookie;
  }

  async leave(db: Handle, principal: Principal): Promise<void> {
    if (!('session' in principal)) return;
    await endSession(db, principal.session);
    this.shut([principal.session]);
  }

  /** Ends the event streams of sessions that are over, and of tokens. */
  shut(sessions: readonly string[]): void {
    for (const stream of this.#options.streams) stream.end(sessions);
  }

  /** @throws RefusalError while the next try of this address or account is not looked at */
  await(address: string, account: string): void {
    const turn = this.throttle.turn(address, account);
    if (turn.type === 'now') return;
    const seconds = Math.ceil(turn.ms / 1000);
    throw new RefusalError('too-many-requests', `wait ${seconds} s before the next try`, undefined, seconds);
  }

  /** Into the audit log, in the transaction of what is noted. @throws what the disk throws */
  async write(db: Handle, { principal, address }: Asker, line: AuditLine): Promise<void> {
    const { action, subject = null, detail = {}, actorName = nameOf(principal) } = line;
    const actorId = 'id' in principal ? principal.id : null;
    const entry = { actorType: principal.type, actorId, actorName, address, action, subject, detail };
    await writeAudit(db, entry, this.#options.clock.now());
  }

  /** For what is no transaction: what was done is done, also when it cannot be noted any more. */
  async note(asker: Asker, line: AuditLine): Promise<void> {
    const { db, log } = this.#options;
    try {
      await this.write(db.knex, asker, line);
    } catch (error) {
      log.error({ err: error, action: line.action }, 'the audit log could not be written');
    }
  }
}

function principalOf({ owner, hash: session }: Session): Principal {
  const { role, id, name } = owner;
  if (role === 'administrator') return { type: role, id, name, session };
  const { extension, representativeId } = owner;
  return { type: role, id, name, extension, representativeId, session };
}

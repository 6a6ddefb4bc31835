import { z } from 'zod';
import { fingerprint, newSecret, TOKEN_PREFIX } from '../../access/secret.ts';
import { administrator } from '../../access/who.ts';
import { createToken, listTokens, revokeToken } from '../../store/api-tokens.ts';
import { pageAudit } from '../../store/audit.ts';
import { getRepresentative } from '../../store/representatives.ts';
import { endSessionsOf, sessionsOf } from '../../store/sessions.ts';
import { listTerminals, revokeTerminal, updateTerminal } from '../../store/terminals.ts';
import { createUser, deleteUser, listUsers } from '../../store/users.ts';
import {
  AuditPage,
  AuditQuery,
  MadeToken,
  NewToken,
  NewUser,
  Pairing,
  PairingState,
  Terminal,
  TerminalInput,
  TerminalList,
  TokenList,
  User,
  UserList,
} from '../contract/access.ts';
import { Uuid } from '../contract/common.ts';
import { found, RefusalError } from '../refusal.ts';
import { Done, done, type Route, route } from '../route.ts';
import { change, type Services } from '../services.ts';

const ById = z.object({ id: Uuid });
const ByPairing = z.object({ id: z.string().max(40) });
const who = administrator();

/** What an administrator decides: who may use the box, and who did. */
export function accessRoutes(services: Services): Route[] {
  return [
    ...userRoutes(services),
    ...terminalRoutes(services),
    ...pairingRoutes(services),
    ...tokenRoutes(services),
    route({
      method: 'GET',
      path: '/api/audit',
      summary: 'Who did what',
      who,
      query: AuditQuery,
      reply: AuditPage,
      handle: ({ query }) => pageAudit(services.db.knex, query),
    }),
  ];
}

function userRoutes(services: Services): Route[] {
  const { db, clock, doors } = services;
  return [
    route({
      method: 'GET',
      path: '/api/users',
      summary: 'All administrators',
      who,
      reply: UserList,
      handle: async () => ({ items: await listUsers(db.knex) }),
    }),
    route({
      method: 'POST',
      path: '/api/users',
      summary: 'Make an administrator',
      who,
      body: NewUser,
      reply: User,
      handle: async ({ body: { name, password }, audit }) => {
        const passwordHash = await doors.passwords.hash(password);
        return change(services, audit, async (trx) => {
          const made = await createUser(trx, { name, passwordHash }, clock.now());
          if (made !== null) return made;
          const message = 'somebody has this name already, or there are too many administrators';
          throw new RefusalError('conflict', message, [{ path: 'name', message: 'taken' }]);
        });
      },
    }),
    route({
      method: 'DELETE',
      path: '/api/users/:id',
      summary: 'Remove an administrator',
      who,
      params: ById,
      reply: Done,
      handle: async ({ params: { id }, audit }) => {
        const ended = await change(services, audit, async (trx) => {
          const users = await listUsers(trx);
          if (users.length === 1 && users[0]?.id === id) {
            throw new RefusalError('conflict', 'the last administrator cannot be removed');
          }
          found('administrator', await deleteUser(trx, id, clock.now()));
          return endSessionsOf(trx, id);
        });
        doors.shut(ended);
        return done;
      },
    }),
  ];
}

/** @throws RefusalError */
async function requireRepresentative({ db }: Pick<Services, 'db'>, id: string | null): Promise<void> {
  if (id === null || (await getRepresentative(db.knex, id)) !== null) return;
  throw new RefusalError('invalid', 'there is no such representative', [
    { path: 'representativeId', message: 'choose one of the representatives' },
  ]);
}

function terminalRoutes(services: Services): Route[] {
  const { db, clock, doors } = services;
  return [
    route({
      method: 'GET',
      path: '/api/terminals',
      summary: 'All terminals',
      who,
      reply: TerminalList,
      handle: async () => ({ items: await listTerminals(db.knex, clock.now()) }),
    }),
    route({
      method: 'PUT',
      path: '/api/terminals/:id',
      summary: 'Change a terminal',
      who,
      params: ById,
      body: TerminalInput,
      reply: Terminal,
      handle: async ({ params, body, audit }) => {
        await requireRepresentative({ db }, body.representativeId);
        const saved = await change(services, audit, async (trx) =>
          found('terminal', await updateTerminal(trx, params.id, body, clock.now())),
        );
        // Its page comes again at once, and sees what it may see now.
        doors.shut(await sessionsOf(db.knex, params.id));
        return saved;
      },
    }),
    route({
      method: 'DELETE',
      path: '/api/terminals/:id',
      summary: 'Revoke a terminal',
      who,
      params: ById,
      reply: Done,
      handle: async ({ params: { id }, audit }) => {
        const ended = await change(services, audit, async (trx) => {
          found('terminal', await revokeTerminal(trx, id, clock.now()));
          return endSessionsOf(trx, id);
        });
        doors.shut(ended);
        return done;
      },
    }),
  ];
}

function pairingRoutes({ db, doors }: Services): Route[] {
  return [
    route({
      method: 'POST',
      path: '/api/pairings',
      summary: 'Begin the pairing of a terminal',
      who,
      body: TerminalInput,
      reply: Pairing,
      handle: async ({ body }) => {
        await requireRepresentative({ db }, body.representativeId);
        return doors.pairings.begin(body);
      },
    }),
    route({
      method: 'GET',
      path: '/api/pairings/:id',
      summary: 'Is a pairing still open',
      who,
      params: ByPairing,
      reply: PairingState,
      handle: ({ params }) => ({ open: doors.pairings.isOpen(params.id) }),
    }),
    route({
      method: 'DELETE',
      path: '/api/pairings/:id',
      summary: 'End a pairing',
      who,
      audited: false,
      params: ByPairing,
      reply: Done,
      handle: ({ params }) => {
        doors.pairings.cancel(params.id);
        return done;
      },
    }),
  ];
}

function tokenRoutes(services: Services): Route[] {
  const { db, clock, doors } = services;
  return [
    route({
      method: 'GET',
      path: '/api/tokens',
      summary: 'All tokens',
      who,
      reply: TokenList,
      handle: async () => ({ items: await listTokens(db.knex) }),
    }),
    route({
      method: 'POST',
      path: '/api/tokens',
      summary: 'Make a token; its key is shown this once',
      who,
      body: NewToken,
      reply: MadeToken,
      handle: async ({ body: { name, scopes }, audit }) => {
        const key = `${TOKEN_PREFIX}${newSecret()}`;
        const hash = fingerprint(key);
        const token = await change(services, audit, async (trx) => {
          const made = await createToken(trx, { name, scopes, hash }, clock.now());
          if (made !== null) return made;
          throw new RefusalError('conflict', 'there are too many tokens; revoke some first');
        });
        return { token, key };
      },
    }),
    route({
      method: 'DELETE',
      path: '/api/tokens/:id',
      summary: 'Revoke a token',
      who,
      params: ById,
      reply: Done,
      handle: async ({ params: { id }, audit }) => {
        await change(services, audit, async (trx) => found('token', await revokeToken(trx, id, clock.now())));
        doors.shut([id]);
        return done;
      },
    }),
  ];
}

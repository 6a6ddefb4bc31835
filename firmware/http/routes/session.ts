import { isSetupCode, isSetupOpen, withdrawSetupCode } from '../../access/setup-code.ts';
import { ANYONE, administrator } from '../../access/who.ts';
import type { Transaction } from '../../store/connection.ts';
import { endSessionsOf } from '../../store/sessions.ts';
import { createTerminal } from '../../store/terminals.ts';
import { createUser, findUser, foldName, listUsers, setPassword, type User } from '../../store/users.ts';
import type { Asker } from '../asker.ts';
import { ChangePassword, LogIn, Me, Pair, SetUp } from '../contract/access.ts';
import { RefusalError } from '../refusal.ts';
import { Done, done, type Route, type RouteInput, route } from '../route.ts';
import { change, type Services } from '../services.ts';

type Input<Body> = RouteInput<undefined, undefined, Body>;

/** The doors: who am I, log in, log out, set up, pair. */
export function sessionRoutes(services: Services): Route[] {
  return [
    route({
      method: 'GET',
      path: '/api/me',
      summary: 'Who asks',
      who: ANYONE,
      reply: Me,
      handle: ({ asker }) => me(services, asker),
    }),
    route({
      method: 'POST',
      path: '/api/session',
      summary: 'Log in',
      who: ANYONE,
      audited: false,
      body: LogIn,
      reply: Done,
      handle: (input) => logIn(services, input),
    }),
    route({
      method: 'DELETE',
      path: '/api/session',
      summary: 'Log out',
      who: ANYONE,
      audited: false,
      reply: Done,
      handle: (input) => logOut(services, input),
    }),
    route({
      method: 'POST',
      path: '/api/setup',
      summary: 'Make an administrator with the set-up code',
      who: ANYONE,
      audited: false,
      body: SetUp,
      reply: Done,
      handle: (input) => setUp(services, input),
    }),
    route({
      method: 'POST',
      path: '/api/pair',
      summary: 'Pair this browser',
      who: ANYONE,
      audited: false,
      body: Pair,
      reply: Done,
      handle: (input) => pair(services, input),
    }),
    route({
      method: 'PUT',
      path: '/api/me/password',
      summary: 'Change the own password',
      who: administrator(),
      body: ChangePassword,
      reply: Done,
      handle: (input) => changePassword(services, input),
    }),
  ];
}

async function me({ db, clock, doors }: Services, { principal }: Asker): Promise<Me> {
  const setupNeeded = principal.type === 'anonymous' && (await listUsers(db.knex)).length === 0;
  const isTerminal = principal.type === 'terminal';
  return {
    type: principal.type,
    name: 'name' in principal ? principal.name : '',
    extension: isTerminal ? principal.extension : null,
    representativeId: isTerminal ? principal.representativeId : null,
    setupOpen: await isSetupOpen(doors.dataDir, clock.now()),
    setupNeeded,
  };
}

async function logIn({ db, doors }: Services, { body, asker, principal, cookie }: Input<LogIn>) {
  const account = foldName(body.name);
  doors.await(asker.address, account);
  const user = await findUser(db.knex, body.name);
  // A stranger's name costs as much time as a known one.
  if (!(await doors.passwords.check(body.password, user?.passwordHash ?? null)) || user === null) {
    doors.throttle.failed(asker.address, account);
    // The name may be a password that was typed into the wrong field: only known ones are written down.
    await doors.note(asker, { action: 'login-failed', actorName: user?.name ?? '?' });
    throw new RefusalError('log-in', 'name or password is wrong');
  }
  doors.throttle.succeeded(asker.address, account);
  const { id, name: actorName } = user;
  const value = await db.knex.transaction(async (trx) => {
    await doors.write(trx, asker, { action: 'login', actorName, subject: id });
    return doors.enter(trx, 'administrator', id, principal);
  });
  cookie.give(value);
  return done;
}

async function logOut({ db, doors }: Services, { asker, principal, cookie }: Input<undefined>) {
  if ('session' in principal) {
    await db.knex.transaction(async (trx) => {
      await doors.leave(trx, principal);
      await doors.write(trx, asker, { action: 'logout', subject: principal.id });
    });
  }
  cookie.forget();
  return done;
}

/** With a code of the box's console: makes an administrator, or gives the one of this name a new password. */
async function setUp({ db, clock, doors }: Services, { body, asker, principal, cookie }: Input<SetUp>) {
  doors.await(asker.address, 'setup');
  if (!(await isSetupCode(doors.dataDir, body.code, clock.now()))) {
    doors.throttle.failed(asker.address, 'setup');
    await doors.note(asker, { action: 'setup-failed' });
    throw new RefusalError('forbidden', 'this set-up code is not good; the console of the box shows it', [
      { path: 'code', message: 'not the code that the box shows' },
    ]);
  }
  const passwordHash = await doors.passwords.hash(body.password);
  const made = await db.knex.transaction(async (trx) => {
    const user = await userFor(trx, body.name, passwordHash, clock.now());
    if (user === null) return null;
    const ended = await endSessionsOf(trx, user.id);
    await doors.write(trx, asker, { action: 'setup', actorName: user.name, subject: user.id });
    return { ended, value: await doors.enter(trx, 'administrator', user.id, principal) };
  });
  if (made === null) throw new RefusalError('conflict', 'there are too many administrators');
  await withdrawSetupCode(doors.dataDir);
  doors.shut(made.ended);
  doors.throttle.succeeded(asker.address, 'setup');
  cookie.give(made.value);
  return done;
}

async function userFor(
  trx: Transaction,
  name: string,
  passwordHash: string,
  now: number,
): Promise<User | null> {
  const known = await findUser(trx, name);
  if (known === null) return createUser(trx, { name, passwordHash }, now);
  await setPassword(trx, known.id, passwordHash, now);
  return known;
}

async function pair({ db, clock, doors }: Services, { body, asker, principal, cookie }: Input<Pair>) {
  doors.await(asker.address, 'pair');
  const plan = doors.pairings.redeem(body.key);
  if (plan === null) {
    doors.throttle.failed(asker.address, 'pair');
    await doors.note(asker, { action: 'pair-failed' });
    throw new RefusalError('forbidden', 'this number is not good, or its quarter of an hour is over');
  }
  const now = clock.now();
  const made = await db.knex.transaction(async (trx) => {
    const terminal = await createTerminal(trx, plan, now);
    if (terminal === null) return null;
    const { id, name: actorName } = terminal;
    await doors.write(trx, asker, { action: 'pair', actorName, subject: id });
    return { value: await doors.enter(trx, 'terminal', id, principal) };
  });
  if (made === null) throw new RefusalError('conflict', 'there are too many terminals; revoke some first');
  doors.throttle.succeeded(asker.address, 'pair');
  cookie.give(made.value);
  return done;
}

async function changePassword(services: Services, input: Input<ChangePassword>) {
  const { db, clock, doors } = services;
  const { body, asker, principal, cookie, audit } = input;
  if (principal.type !== 'administrator') throw new RefusalError('conflict', 'the demo has no password');
  const account = foldName(principal.name);
  doors.await(asker.address, account);
  const user = await findUser(db.knex, principal.name);
  if (!(await doors.passwords.check(body.current, user?.passwordHash ?? null))) {
    doors.throttle.failed(asker.address, account);
    throw new RefusalError('invalid', 'the present password is wrong', [
      { path: 'current', message: 'wrong' },
    ]);
  }
  const passwordHash = await doors.passwords.hash(body.password);
  const { ended, value } = await change(services, audit, async (trx) => {
    await setPassword(trx, principal.id, passwordHash, clock.now());
    const ended = await endSessionsOf(trx, principal.id);
    return { ended, value: await doors.enter(trx, 'administrator', principal.id, principal) };
  });
  doors.shut(ended);
  cookie.give(value);
  return done;
}

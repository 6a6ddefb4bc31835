import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { issueSetupCode } from '../../../firmware/access/setup-code.ts';
import type {
  AuditPage,
  MadeToken,
  Me,
  TerminalList,
  UserList,
} from '../../../firmware/http/contract/access.ts';
import {
  administratorOf,
  as,
  type Known,
  pairedWith,
  rawStatus,
  STRANGER,
  tokenFor,
} from '../../support/people.ts';
import { ADMINISTRATOR, cookieOf, startBox, type TestBox } from '../../support/test-box.ts';

const logIn = (box: TestBox, input: object, headers: Record<string, string> = {}) =>
  fetch(`${box.url}/api/session`, {
    method: 'POST',
    headers: { 'x-rusuban': '1', 'content-type': 'application/json', ...headers },
    body: JSON.stringify(input),
  });
const me = async (known: Record<string, string>, box: TestBox) =>
  (await as(known, box, 'GET', '/api/me')).body as Me;
const actions = async (box: TestBox, filter = '') =>
  (await box.ask<AuditPage>('GET', `/api/audit?limit=200${filter}`)).body.items.map(({ action }) => action);

interface Listening {
  readonly text: string;
  /** The box has ended the stream; this side never does before the test is over. */
  readonly hasEnded: boolean;
}

/** An event stream that is read as it comes; it has begun when this resolves. */
async function listening(t: ExecutionContext, box: TestBox, known: Known): Promise<Listening> {
  const stop = new AbortController();
  t.teardown(() => stop.abort());
  const { body } = await fetch(`${box.url}/api/events`, { headers: known, signal: stop.signal });
  if (body === null) throw new Error('The box sends no stream.');
  const heard = { text: '', hasEnded: false };
  const read = async () => {
    for await (const part of body.pipeThrough(new TextDecoderStream())) heard.text += part;
    heard.hasEnded = true;
  };
  read().catch(() => {});
  await box.until(
    'the snapshot',
    async () => heard.text,
    (text) => text.startsWith('event: snapshot'),
  );
  return heard;
}

test('a login gives a cookie that scripts and other sites cannot use, new each time; a logout ends it', async (t) => {
  const box = await startBox(t);
  const planted = 'rusuban=a-cookie-that-somebody-planted';
  const answer = await logIn(box, ADMINISTRATOR, { cookie: planted });
  t.is(answer.status, 200);
  t.regex(answer.headers.getSetCookie()[0] ?? '', /^rusuban=[\w-]{43}; .*Path=\/; HttpOnly; SameSite=Lax$/);
  const cookie = cookieOf(answer);
  t.not(cookie, planted);
  t.like(await me({ cookie }, box), { type: 'administrator', name: ADMINISTRATOR.name });
  t.is((await me({ cookie: planted }, box)).type, 'anonymous');
  const again = cookieOf(await logIn(box, ADMINISTRATOR, { cookie }));
  t.not(again, cookie);
  t.is((await me({ cookie }, box)).type, 'anonymous', 'the session before it is over');
  await as({ cookie: again }, box, 'DELETE', '/api/session');
  t.is((await me({ cookie: again }, box)).type, 'anonymous');
});

test('a wrong name and a wrong password are refused with the same words', async (t) => {
  const box = await startBox(t);
  const [password, name] = [
    await logIn(box, { ...ADMINISTRATOR, password: 'wrong horse battery' }),
    await logIn(box, { ...ADMINISTRATOR, name: 'nobody' }),
  ];
  t.is(password.status, 401);
  t.deepEqual(await password.json(), await name.json());
});

test('a guesser is made to wait, is told how long, and is not even right with the right password', async (t) => {
  const box = await startBox(t);
  for (let turn = 0; turn < 8; turn += 1) await logIn(box, { ...ADMINISTRATOR, password: `guess ${turn}` });
  const answer = await logIn(box, ADMINISTRATOR);
  t.is(answer.status, 429);
  t.regex(answer.headers.get('retry-after') ?? '', /^\d+$/);
  t.is((await me(administratorOf(box), box)).type, 'administrator', 'who is in stays in');
});

test('the first administrator needs the code of the console; and it is good once', async (t) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'rusuban-door-'));
  t.teardown(() => rmSync(dataDir, { recursive: true }));
  const box = await startBox(t, { dataDir });
  const input = { code: 'WRONG-CODES', name: 'intruder', password: 'correct horse battery' };
  t.is((await as(STRANGER, box, 'POST', '/api/setup', input)).code, 'forbidden');
  t.false((await me(STRANGER, box)).setupOpen, 'it was used up by the test box');
  const code = await issueSetupCode(dataDir, null);
  t.true((await me(STRANGER, box)).setupOpen);
  const short = await as(STRANGER, box, 'POST', '/api/setup', { ...input, code, password: 'short' });
  t.is(short.code, 'invalid');
  const former = administratorOf(box);
  const reset = { code, name: ADMINISTRATOR.name.toUpperCase(), password: 'another horse battery' };
  t.is((await as(STRANGER, box, 'POST', '/api/setup', reset)).status, 200, 'a lost password is replaced');
  t.is((await me(former, box)).type, 'anonymous', 'sessions of the old password are over');
  t.is((await as(STRANGER, box, 'POST', '/api/setup', reset)).code, 'forbidden', 'once');
  t.is((await logIn(box, ADMINISTRATOR)).status, 401);
  t.is((await logIn(box, { ...ADMINISTRATOR, password: reset.password })).status, 200);
});

test('a terminal is paired with six digits, works for a year, and is out at once when it is revoked', async (t) => {
  const box = await startBox(t);
  const terminal = await pairedWith(box, { name: '受付', extension: '101' });
  t.like(await me(terminal, box), { type: 'terminal', name: '受付', extension: '101' });
  const revoked = await listening(t, box, terminal);
  const witness = await listening(t, box, administratorOf(box));
  const { items } = (await box.ask<TerminalList>('GET', '/api/terminals')).body;
  t.is(items.length, 1);
  t.is((items[0]?.expiresAt ?? 0) - (items[0]?.createdAt ?? 0), 365 * 86_400_000);
  t.false(revoked.hasEnded);
  t.is((await box.ask('DELETE', `/api/terminals/${items[0]?.id}`)).status, 200);
  await box.until(
    'the end of the stream',
    async () => revoked.hasEnded,
    (hasEnded) => hasEnded,
  );
  await box.ask('PUT', '/api/mode', { mode: 'away' });
  await box.until(
    'the event at a desk that may stay',
    async () => witness.text,
    (text) => text.includes('event: mode'),
  );
  t.false(witness.hasEnded, 'the box ended one stream, not all of them');
  t.notRegex(revoked.text, /event: mode/, 'nothing reaches it any more');
  t.is((await as(terminal, box, 'GET', '/api/board')).code, 'log-in');
});

test('the last administrator cannot be removed, and one who is removed is out at once', async (t) => {
  const box = await startBox(t);
  const other = { name: 'sato', password: 'horse battery staple' };
  const made = await box.ask<{ id: string }>('POST', '/api/users', other);
  t.is(
    (await box.ask('POST', '/api/users', { ...other, name: 'ＳＡＴＯ' })).status,
    409,
    'the name is taken',
  );
  const cookie = cookieOf(await logIn(box, other));
  t.is((await box.ask('DELETE', `/api/users/${made.body.id}`)).status, 200);
  t.is((await me({ cookie }, box)).type, 'anonymous');
  t.is((await logIn(box, other)).status, 401);
  const [last] = (await box.ask<UserList>('GET', '/api/users')).body.items;
  t.is((await box.ask('DELETE', `/api/users/${last?.id}`)).status, 409);
});

test('a changed password needs the old one and ends the other sessions', async (t) => {
  const box = await startBox(t);
  const elsewhere = cookieOf(await logIn(box, ADMINISTRATOR));
  const change = (current: string) =>
    as(administratorOf(box), box, 'PUT', '/api/me/password', { current, password: 'a new horse battery' });
  t.is((await change('not the old one')).status, 400);
  const changed = await change(ADMINISTRATOR.password);
  t.is(changed.status, 200);
  t.is((await me({ cookie: elsewhere }, box)).type, 'anonymous');
  const cookie = changed.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  t.is((await me({ cookie }, box)).type, 'administrator');
});

test('a token is shown once, works without a cookie, and is nothing when it is revoked, nor is what it listened to', async (t) => {
  const box = await startBox(t);
  const token = await tokenFor(box, ['customers:read', 'board:read']);
  const stream = await listening(t, box, token);
  t.is((await as(token, box, 'GET', '/api/customers')).status, 200);
  t.is((await as(token, box, 'POST', '/api/customers', { name: 'x' })).code, 'forbidden');
  const { body } = await box.ask<{ items: MadeToken['token'][] }>('GET', '/api/tokens');
  t.false(JSON.stringify(body).includes(token['authorization']?.slice(7) ?? ''));
  await box.ask('DELETE', `/api/tokens/${body.items[0]?.id}`);
  t.is((await as(token, box, 'GET', '/api/customers')).code, 'log-in');
  await box.until(
    'the end of its stream',
    async () => stream.hasEnded,
    (hasEnded) => hasEnded,
  );
  t.is((await as({ authorization: 'Basic Zm9vOmJhcg==' }, box, 'GET', '/api/me')).code, 'log-in');
});

test('who did what is written down, without what was typed', async (t) => {
  const box = await startBox(t);
  const customer = { name: '極秘商事', notes: 'ひみつ' };
  const { body } = await box.ask<{ id: string }>('POST', '/api/customers', customer);
  await logIn(box, { ...ADMINISTRATOR, password: 'a guess in vain' });
  await logIn(box, { name: 'a password in the wrong field', password: 'x' });
  const { items } = (await box.ask<AuditPage>('GET', '/api/audit')).body;
  const created = items.find(({ action }) => action === 'POST /api/customers');
  t.like(created, { actorType: 'administrator', actorName: ADMINISTRATOR.name, subject: body.id });
  t.deepEqual(created?.detail, { fields: ['name', 'notes'] });
  t.notRegex(JSON.stringify(items), /極秘|ひみつ|guess in vain|wrong field/);
  t.deepEqual((await actions(box)).slice(-1), ['setup']);
  t.deepEqual(await actions(box, '&action=login'), ['login-failed', 'login-failed']);
  t.deepEqual(await actions(box, '&kind=change'), ['POST /api/customers']);
  t.deepEqual(await actions(box, '&kind=login'), ['login-failed', 'login-failed', 'setup']);
  t.deepEqual(await actions(box, '&kind=export'), []);
  t.deepEqual(await actions(box, '&actor=KANRI&action=POST'), ['POST /api/customers']);
  const page = (await box.ask<AuditPage>('GET', '/api/audit?limit=1')).body;
  const next = (await box.ask<AuditPage>('GET', `/api/audit?limit=1&cursor=${page.next}`)).body;
  t.not(page.items[0]?.id, next.items[0]?.id);
});

test('a change without our header, from another page, or by another name is refused, whoever is logged in', async (t) => {
  const box = await startBox(t);
  const url = `${box.url}/api/mode`;
  const body = '{"mode":"away"}';
  const headers = { cookie: box.cookie, 'content-type': 'application/json', 'x-rusuban': '1' };
  const put = (more: Record<string, string>) => rawStatus(url, 'PUT', { ...headers, ...more }, body);
  t.is(await rawStatus(url, 'PUT', { cookie: box.cookie, 'content-type': 'application/json' }, body), 400);
  t.is(await put({ origin: 'https://evil.example' }), 403);
  t.is(await put({ origin: 'null' }), 403);
  t.is(await put({ 'sec-fetch-site': 'cross-site' }), 403);
  t.is(await put({ host: 'evil.example' }), 400);
  t.is(await put({ host: '127.0.0.1.evil.example' }), 400);
  t.is(await put({ host: 'localhost@evil.example' }), 400);
  t.is(await put({ origin: box.url }), 200);
  const form = { ...headers, 'content-type': 'application/x-www-form-urlencoded' };
  t.is(await rawStatus(url, 'PUT', form, 'mode=away'), 415);
});

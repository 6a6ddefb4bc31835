import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import test, { type ExecutionContext } from 'ava';
import type { TokenLogin } from '../../../firmware/config/mail-config.ts';
import { createTransport } from '../../../firmware/mail/smtp.ts';
import { TokenSource } from '../../../firmware/mail/token-source.ts';
import { silentLog } from '../../../hw/log.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { freeTcpPort } from '../../support/free-port.ts';
import { resultText } from '../../support/mail-faults.ts';
import { mailConfig, OUTGOING } from '../../support/smtp-mail.ts';
import { startScriptedServer } from '../../support/smtp-scripted-server.ts';

interface Answer {
  readonly status?: number;
  readonly body: string;
}

/** A provider's token service: says what the test wants, and keeps what it was asked. */
async function provider(t: ExecutionContext, answer: (count: number) => Answer) {
  const asked: URLSearchParams[] = [];
  const server: Server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => {
      body += text;
    });
    request.on('end', () => {
      asked.push(new URLSearchParams(body));
      const { status = 200, body: said } = answer(asked.length);
      response.writeHead(status, { 'Content-Type': 'application/json', Connection: 'close' }).end(said);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.teardown(() => server.close());
  return { asked, login: loginAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}/token`) };
}
const loginAt = (url: string): TokenLogin => ({
  type: 'token',
  user: 'box@example.co.jp',
  url,
  clientId: 'rusuban',
  clientSecret: 'hush',
  refreshToken: 'lasting',
  scope: null,
});
const token = (count: number): Answer => ({
  body: JSON.stringify({ access_token: `token-${count}`, expires_in: 3600, token_type: 'Bearer' }),
});

test('a token is asked for with the refresh token, and kept', async (t) => {
  const { asked, login } = await provider(t, token);
  const source = new TokenSource(login, new FakeClock());
  t.is(await source.token(false), 'token-1');
  t.is(await source.token(false), 'token-1');
  t.deepEqual(
    asked.map((one) => Object.fromEntries(one)),
    [{ grant_type: 'refresh_token', client_id: 'rusuban', refresh_token: 'lasting', client_secret: 'hush' }],
  );
});

test('a new token is fetched before the old one ends', async (t) => {
  const { login } = await provider(t, token);
  const clock = new FakeClock();
  const source = new TokenSource(login, clock);
  await source.token(false);
  clock.advance(3_540_000 - 1);
  t.is(await source.token(false), 'token-1');
  clock.advance(1);
  t.is(await source.token(false), 'token-2');
});

test('mails that leave at once share one question', async (t) => {
  const { asked, login } = await provider(t, token);
  const source = new TokenSource(login, new FakeClock());
  t.deepEqual(await Promise.all([source.token(false), source.token(false)]), ['token-1', 'token-1']);
  t.is(asked.length, 1);
});

test('a provider that refuses, and one that cannot be asked, are told apart', async (t) => {
  const refused = { error: 'invalid_grant', error_description: 'Token has been revoked' };
  const { login } = await provider(t, () => ({ status: 400, body: JSON.stringify(refused) }));
  await t.throwsAsync(new TokenSource(login, new FakeClock()).token(false), {
    code: 'ETOKENREFUSED',
    message: 'invalid_grant: Token has been revoked',
  });
  const down = await provider(t, () => ({ status: 503, body: 'later' }));
  await t.throwsAsync(new TokenSource(down.login, new FakeClock()).token(false), {
    code: 'ETOKENUNREACHABLE',
  });
  const nobody = loginAt(`http://127.0.0.1:${await freeTcpPort()}/`);
  await t.throwsAsync(new TokenSource(nobody, new FakeClock()).token(false), { code: 'ETOKENUNREACHABLE' });
});

test('an answer that is no JSON is a refusal, not a crash', async (t) => {
  const { login } = await provider(t, () => ({ body: '<html>' }));
  await t.throwsAsync(new TokenSource(login, new FakeClock()).token(false), { code: 'ETOKENREFUSED' });
});

/** XOAUTH2 of one token, as it stands on the wire. */
const saysToken = (line: string, expected: string): boolean =>
  Buffer.from(line.split(' ')[2] ?? '', 'base64').toString() ===
  `user=box@example.co.jp\x01auth=Bearer ${expected}\x01\x01`;
const EHLO = { say: '250-scripted.test\r\n250 AUTH XOAUTH2' };

test('a mail logs in with the token', async (t) => {
  const { login } = await provider(t, token);
  const server = await startScriptedServer({ EHLO });
  t.teardown(() => server.stop());
  const tools = { clock: new FakeClock(), log: silentLog };
  t.is((await createTransport(mailConfig(server.port, { login }), tools).send(OUTGOING)).type, 'accepted');
  const auth = server.commands.find((line) => line.startsWith('AUTH')) ?? '';
  t.true(saysToken(auth, 'token-1'));
});

test('a token that the server does not take is not said again, also where the server does not ask for another', async (t) => {
  const { login } = await provider(t, token);
  const server = await startScriptedServer({ EHLO, AUTH: { say: '535 5.7.3 Authentication unsuccessful' } });
  t.teardown(() => server.stop());
  const tools = { clock: new FakeClock(), log: silentLog };
  const transport = createTransport(mailConfig(server.port, { login }), tools);
  for (const _ of [1, 2]) t.like(await transport.send(OUTGOING), { type: 'later', scope: 'server' });
  const said = server.commands.filter((line) => line.startsWith('AUTH'));
  t.is(said.length, 2);
  t.true(saysToken(said[0] ?? '', 'token-1'));
  t.true(saysToken(said[1] ?? '', 'token-2'));
});

test('without a token no mail is parked, and the words of the provider are shown', async (t) => {
  const { login } = await provider(t, () => ({ status: 400, body: '{"error":"invalid_grant"}' }));
  const server = await startScriptedServer({ EHLO });
  t.teardown(() => server.stop());
  const tools = { clock: new FakeClock(), log: silentLog };
  const result = await createTransport(mailConfig(server.port, { login }), tools).send(OUTGOING);
  t.like(result, { type: 'later', scope: 'server' });
  t.regex(resultText(result), /^the provider \S+ gives no token for the login: invalid_grant/);
  t.false(server.commands.some((line) => line.startsWith('MAIL')));
});

import type { AddressInfo } from 'node:net';
import test, { type ExecutionContext } from 'ava';
import { SMTPServer } from 'smtp-server';
import type { MailServerConfig } from '../../../firmware/config/mail-config.ts';
import { createTransport } from '../../../firmware/mail/smtp.ts';
import { silentLog } from '../../../hw/log.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { resultText } from '../../support/mail-faults.ts';
import { mailConfig, OUTGOING } from '../../support/smtp-mail.ts';

const LOGIN = { type: 'password', user: 'box', password: 'right', method: null } as const;

/** A server with encryption and logins; its certificate (the library's own) proves nothing. */
async function startServer(t: ExecutionContext, security: 'starttls' | 'tls') {
  const seen = { passwords: 0, senders: 0, encryptedMails: 0 };
  const server = new SMTPServer({
    logger: false,
    secure: security === 'tls',
    disableReverseLookup: true,
    closeTimeout: 1,
    onAuth({ password }, _session, done) {
      seen.passwords += 1;
      done(
        null,
        password === LOGIN.password ? { user: LOGIN.user } : { responseCode: 535, message: 'Wrong' },
      );
    },
    onMailFrom(_address, _session, done) {
      seen.senders += 1;
      done();
    },
    onData(stream, { secure }, done) {
      if (secure) seen.encryptedMails += 1;
      stream.on('end', () => done()).resume();
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.teardown(() => new Promise<void>((resolve) => server.close(resolve)));
  return { seen, port: (server.server.address() as AddressInfo).port };
}

const send = (port: number, server: Partial<MailServerConfig>) =>
  createTransport(mailConfig(port, { login: LOGIN, ...server }), {
    clock: new FakeClock(),
    log: silentLog,
  }).send(OUTGOING);

const strangers = test.macro({
  async exec(t, security: 'starttls' | 'tls') {
    const { seen, port } = await startServer(t, security);
    const result = await send(port, { security });
    t.like(result, { type: 'later', scope: 'server' });
    t.regex(resultText(result), /^the certificate of the mail server \S+ is /);
    t.like(seen, { passwords: 0, senders: 0 });
  },
  title: (_, security) =>
    `a server whose certificate proves nothing sees neither password nor mail (${security})`,
});
test(strangers, 'starttls');
test(strangers, 'tls');

const encrypted = test.macro({
  async exec(t, security: 'starttls' | 'tls') {
    const { seen, port } = await startServer(t, security);
    t.is((await send(port, { security, verifyCertificate: false })).type, 'accepted');
    t.like(seen, { passwords: 1, encryptedMails: 1 });
  },
  title: (_, security) =>
    `where the configuration asks for no proof the mail still goes encrypted (${security})`,
});
test(encrypted, 'starttls');
test(encrypted, 'tls');

test('a wrong password parks no mail and says what is wrong, without the password', async (t) => {
  const { seen, port } = await startServer(t, 'starttls');
  const login = { type: 'password', user: 'box', password: 'hunter2', method: null } as const;
  const result = await send(port, { security: 'starttls', verifyCertificate: false, login });
  t.like(result, { type: 'later', scope: 'server' });
  t.regex(resultText(result), /does not accept the user name \(\w+\) and password: 535 .*Wrong/);
  t.notRegex(resultText(result), /hunter2/);
  t.is(seen.senders, 0);
});

test('an empty password parks no mail', async (t) => {
  const { port } = await startServer(t, 'starttls');
  const login = { type: 'password', user: 'box', password: '', method: null } as const;
  const result = await send(port, { security: 'starttls', verifyCertificate: false, login });
  t.like(result, { type: 'later', scope: 'server' });
  t.regex(resultText(result), /does not accept the user name/);
});

test('encryption from the first byte, and the server speaks plain text: says so', async (t) => {
  const { port } = await startServer(t, 'starttls');
  const result = await send(port, { security: 'tls' });
  t.like(result, { type: 'later', scope: 'server' });
  t.regex(resultText(result), /does not speak TLS on this port/);
});

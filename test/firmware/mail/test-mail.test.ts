import test, { type ExecutionContext } from 'ava';
import type { MailServerConfig } from '../../../firmware/config/mail-config.ts';
import { sendTestMail } from '../../../firmware/mail/test-mail.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { mailConfig } from '../../support/smtp-mail.ts';
import { type Script, startScriptedServer } from '../../support/smtp-scripted-server.ts';
import { tellIn } from '../../support/test-mail-lines.ts';

const ADDRESS = 'ito@hinata-setsubi.example';

const told = async (port: number, server: Partial<MailServerConfig> = {}) => {
  const lines: string[] = [];
  const config = mailConfig(port, server);
  const clock = new FakeClock();
  const hear = tellIn(lines, { from: config.from.address, to: ADDRESS });
  const isTaken = await sendTestMail({ config, siteName: '日向設備', address: ADDRESS, clock, hear });
  return { isTaken, lines };
};

const against = async (t: ExecutionContext, script: Script, server: Partial<MailServerConfig> = {}) => {
  const scripted = await startScriptedServer(script);
  t.teardown(() => scripted.stop());
  return { ...(await told(scripted.port, server)), scripted };
};

test('a mail that passes is told step by step', async (t) => {
  const { isTaken, lines, scripted } = await against(t, {});
  t.true(isTaken);
  const steps = lines.filter((line) => line.startsWith('   0.0 s')).map((line) => line.slice(10));
  t.deepEqual(
    steps.filter((line) => !line.startsWith('name')),
    [
      `connect      127.0.0.1:${scripted.port}`,
      'greeting     220 scripted.test ESMTP',
      'EHLO         250 scripted.test, 8BITMIME',
      'MAIL FROM    250 2.1.0 ok',
      'RCPT TO      250 2.1.5 ok',
      'DATA         354 go ahead',
      'mail         250 2.0.0 taken',
    ],
  );
  t.is(
    lines[0],
    `From rusuban@hinata-setsubi.example to ${ADDRESS} through 127.0.0.1, port ${scripted.port} (none, no login)`,
  );
  t.is(lines.at(-2), `The server has taken the mail for ${ADDRESS}.`);
  t.is(scripted.mails.length, 1);
});

const failing = test.macro({
  async exec(t, script: Script, expected: readonly RegExp[], server: Partial<MailServerConfig> = {}) {
    const { isTaken, lines } = await against(t, script, server);
    t.false(isTaken);
    const end = lines.slice(-3);
    for (const [index, line] of expected.entries()) t.regex(end[index] ?? '', line);
  },
  title: (says) => `the remedy is said: ${says}`,
});
test('an address that the server does not know', failing, { RCPT: { say: '550 5.1.1 User unknown' } }, [
  /^It did not work: the mail server refused this address\.$/,
  /^The server said: 550 5\.1\.1 User unknown$/,
  /^What to do: Check the address/,
]);
test('a sender that is not allowed', failing, { MAIL: { say: '553 5.7.1 Not yours' } }, [
  /does not take mail from our sender rusuban@hinata-setsubi\.example\.$/,
  /^The server said: 553 5\.7\.1 Not yours$/,
  /`mail\.from\.address`/,
]);
test(
  'no encryption where it is wanted',
  failing,
  { STARTTLS: { say: '502 5.5.1 What?' } },
  [/STARTTLS/, /^The server said: 502/, /`security: none`/],
  {
    security: 'starttls',
  },
);
test('no login where one is configured', failing, {}, [/./, /offers no login/, /`user`/], {
  login: { type: 'password', user: 'box', password: 'p', method: null } as const,
});
test('TLS at a port that speaks plainly', failing, {}, [/does not speak TLS/, /./, /`security: starttls`/], {
  security: 'tls',
});
test('a server that hangs up', failing, { banner: 'cut' }, [
  /ended the connection/,
  /^The error was: /,
  /journal/,
]);

test('a server that is not there', async (t) => {
  const server = await startScriptedServer();
  await server.stop();
  const { isTaken, lines } = await told(server.port);
  t.false(isTaken);
  t.regex(
    lines.join('\n'),
    /no mail server answers at 127\.0\.0\.1:\d+\.\n.*ECONNREFUSED.*\n.*`mail\.server\.port`/,
  );
});

test('neither the password nor its code is ever said', async (t) => {
  const EHLO = { say: '250-scripted.test\r\n250 AUTH PLAIN LOGIN' };
  const login = { type: 'password', user: 'box', password: 'correct horse', method: null } as const;
  const wrong = await against(t, { EHLO, AUTH: { say: '535 5.7.8 Wrong' } }, { login });
  const right = await against(t, { EHLO }, { login });
  t.true(right.isTaken);
  t.true(right.lines.some((line) => line.includes('AUTH         235')));
  for (const { lines } of [wrong, right]) {
    const text = lines.join('\n');
    t.false(text.includes(login.password));
    t.false(text.includes(Buffer.from(`\0box\0${login.password}`).toString('base64')));
    t.false(text.includes(Buffer.from(login.password).toString('base64')));
  }
  t.regex(
    wrong.lines.join('\n'),
    /does not accept the user name \(box\) and password.*\n.*535 5\.7\.8 Wrong\n.*app password/,
  );
});

import test, { type ExecutionContext } from 'ava';
import { createTransport, type TransportTools } from '../../../firmware/mail/smtp.ts';
import { silentLog } from '../../../hw/log.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { putOff, refused, resultText } from '../../support/mail-faults.ts';
import { mailConfig, OUTGOING } from '../../support/smtp-mail.ts';
import { type Script, type Step, startScriptedServer } from '../../support/smtp-scripted-server.ts';

const tools = (change: Partial<TransportTools> = {}): TransportTools => ({
  clock: new FakeClock(),
  log: silentLog,
  ...change,
});

const startServer = async (t: ExecutionContext, script: Script = {}) => {
  const server = await startScriptedServer(script);
  t.teardown(() => server.stop());
  return server;
};

const stalled = test.macro({
  async exec(t, step: Step) {
    const server = await startServer(t, { [step]: 'stall' });
    const clock = new FakeClock();
    const limits = { connect: 3_600_000, silence: 3_600_000, whole: 300_000 };
    const sending = createTransport(mailConfig(server.port), tools({ clock, limits })).send(OUTGOING);
    await server.reached(step);
    clock.advance(limits.whole);
    const result = await sending;
    t.is(result.type, 'later');
    t.regex(resultText(result), /^the mail server 127\.0\.0\.1:\d+ did not answer in time/);
    t.is(clock.pending, 0);
  },
  title: (_, step) => `a server that falls silent at ${step} costs the time of one mail, which is for later`,
});
for (const step of ['banner', 'EHLO', 'MAIL', 'RCPT', 'DATA', 'end'] as const) test(stalled, step);

const silent = test.macro({
  async exec(t, step: Step) {
    const server = await startServer(t, { [step]: 'stall' });
    const limits = { connect: 50, silence: 50, whole: 300_000 };
    const result = await createTransport(mailConfig(server.port), tools({ limits })).send(OUTGOING);
    t.is(result.type, 'later');
    t.regex(resultText(result), /^the mail server 127\.0\.0\.1:\d+ did not answer in time/);
  },
  title: (_, step) => `silence at ${step} ends after the limit of a single answer`,
});
for (const step of ['banner', 'MAIL', 'end'] as const) test(silent, step);

test('nobody at the port is for later, and says where to look', async (t) => {
  const server = await startScriptedServer();
  await server.stop();
  const result = await createTransport(mailConfig(server.port), tools()).send(OUTGOING);
  t.is(result.type, 'later');
  t.regex(resultText(result), /^no mail server answers at 127\.0\.0\.1:\d+ \(.*ECONNREFUSED/);
});

test('a mail on the wire ends for later when the transport is closed', async (t) => {
  const server = await startServer(t, { DATA: 'stall' });
  const clock = new FakeClock();
  const transport = createTransport(mailConfig(server.port), tools({ clock }));
  const sending = transport.send(OUTGOING);
  await server.reached('DATA');
  transport.close();
  const faults = [{ code: 'stopped', said: '', by: 'machine' }];
  t.deepEqual(await sending, { type: 'later', scope: 'server', faults });
  t.is(clock.pending, 0);
});

test('encryption that was asked for and is not there stops the mail', async (t) => {
  const server = await startServer(t);
  const config = mailConfig(server.port, { security: 'starttls' });
  const result = await createTransport(config, tools()).send(OUTGOING);
  t.is(result.type, 'later');
  t.false(server.commands.some((line) => line.startsWith('MAIL')));
});

test('with a login configured no mail is handed over without it', async (t) => {
  const server = await startServer(t, { AUTH: { say: '502 5.5.1 AUTH not implemented' } });
  const config = mailConfig(server.port, {
    login: { type: 'password', user: 'box', password: 'secret', method: null } as const,
  });
  const result = await createTransport(config, tools()).send(OUTGOING);
  t.is(result.type, 'later');
  t.regex(resultText(result), /offers no login on this connection/);
  t.false(server.commands.some((line) => line.startsWith('MAIL')));
});

const TWO = ['takahashi@hinata-setsubi.example', 'mobile@keitai.example'];
const say = (words: string) => ({ say: words });
const REPLIES = [
  ['mobile', '550 5.1.1 no mobile'],
  ['grey', '450 4.2.0 greylisted'],
] as const;

test('recipients turned away while others were accepted are named, each with the words about him', async (t) => {
  const server = await startServer(t, {
    RCPT: (line) => ({ say: REPLIES.find(([name]) => line.includes(name))?.[1] ?? '250 2.1.5 ok' }),
  });
  const mail = { ...OUTGOING, toAddresses: [...TWO, 'grey@slow.example'] };
  const result = await createTransport(mailConfig(server.port), tools()).send(mail);
  const at = `127.0.0.1:${server.port}`;
  t.deepEqual(result, {
    type: 'accepted',
    reply: '250 2.0.0 taken',
    leftOut: [
      {
        address: 'mobile@keitai.example',
        type: 'refused',
        fault: { ...refused('550 5.1.1 no mobile'), server: at },
      },
      {
        address: 'grey@slow.example',
        type: 'later',
        fault: { ...putOff('450 4.2.0 greylisted'), server: at },
      },
    ],
  });
});

test('"later" for one recipient and "never" for the other is later, with the words about both', async (t) => {
  const RCPT = (line: string) => say(line.includes('mobile') ? '550 5.1.1 unknown' : '450 4.2.0 later');
  const server = await startServer(t, { RCPT });
  const mail = { ...OUTGOING, toAddresses: TWO };
  const result = await createTransport(mailConfig(server.port), tools()).send(mail);
  t.like(result, { type: 'later', scope: 'mail' });
  t.is(resultText(result), '450 4.2.0 later / 550 5.1.1 unknown');
});

const notAnAddress = test.macro({
  async exec(t, address: string) {
    const server = await startServer(t);
    const mail = { ...OUTGOING, toAddresses: [address] };
    const result = await createTransport(mailConfig(server.port), tools()).send(mail);
    t.is(result.type, 'refused');
    t.deepEqual(server.commands, []);
  },
  title: (_, address) => `${JSON.stringify(address)} is refused before a server sees it`,
});
test(notAnAddress, '');
test(notAnAddress, 'takahashi');
test(notAnAddress, 'a@example.com, b@example.com');
test(notAnAddress, 'a@example.com>\r\nRCPT TO:<b@example.com');
test(notAnAddress, 'group: a@example.com;');

test('no text of the server is kept beyond a thousand characters', async (t) => {
  const lines = Array.from({ length: 200 }, (_, i) => `550-line ${i} of a long explanation`);
  const server = await startServer(t, { RCPT: { say: [...lines, '550 end'].join('\r\n') } });
  const result = await createTransport(mailConfig(server.port), tools()).send(OUTGOING);
  t.is(result.type, 'refused');
  t.is(resultText(result).length, 1000);
});

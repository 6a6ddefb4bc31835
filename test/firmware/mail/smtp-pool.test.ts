import test, { type ExecutionContext } from 'ava';
import { createTransport } from '../../../firmware/mail/smtp.ts';
import { silentLog } from '../../../hw/log.ts';
import { eventually } from '../../support/eventually.ts';
import { FakeClock, settle } from '../../support/fake-clock.ts';
import { mailConfig, OUTGOING } from '../../support/smtp-mail.ts';
import { type Script, type ScriptedServer, startScriptedServer } from '../../support/smtp-scripted-server.ts';

async function office(t: ExecutionContext, script: Script = {}, mailsPerConnection = 100) {
  const server = await startScriptedServer(script);
  t.teardown(() => server.stop());
  const clock = new FakeClock();
  const config = mailConfig(server.port);
  const pace = { ...config.pace, mailsPerConnection };
  const transport = createTransport({ ...config, pace }, { clock, log: silentLog });
  return { server, clock, transport };
}
const greetings = ({ commands }: ScriptedServer) => commands.filter((line) => line.startsWith('EHLO')).length;

test('mails that follow each other share a connection', async (t) => {
  const { server, transport } = await office(t);
  for (let i = 0; i < 3; i++) t.is((await transport.send(OUTGOING)).type, 'accepted');
  t.is(greetings(server), 1);
  t.is(server.mails.length, 3);
});

test('mails at the same time have a connection each, and these are used again', async (t) => {
  const { server, transport } = await office(t);
  await Promise.all([transport.send(OUTGOING), transport.send(OUTGOING)]);
  await Promise.all([transport.send(OUTGOING), transport.send(OUTGOING)]);
  t.is(greetings(server), 2);
});

test('after its number of mails a connection is closed politely and another opened', async (t) => {
  const { server, transport } = await office(t, {}, 2);
  for (let i = 0; i < 3; i++) await transport.send(OUTGOING);
  t.is(greetings(server), 2);
  await eventually(() => server.commands.includes('QUIT'));
});

test('a connection that nobody needs is closed after a few seconds', async (t) => {
  const { server, clock, transport } = await office(t);
  await transport.send(OUTGOING);
  t.false(server.commands.includes('QUIT'));
  clock.advance(5000);
  await t.notThrowsAsync(eventually(() => server.commands.includes('QUIT')));
});

test('a refusal ends the mail and not the connection', async (t) => {
  let count = 0;
  const RCPT = () => ({ say: count++ === 0 ? '550 5.1.1 unknown' : '250 ok' });
  const { server, transport } = await office(t, { RCPT });
  t.is((await transport.send(OUTGOING)).type, 'refused');
  t.is((await transport.send(OUTGOING)).type, 'accepted');
  t.is(greetings(server), 1);
  t.true(server.commands.includes('RSET'));
});

test('a server that hung up meanwhile costs no attempt: the mail takes a new connection', async (t) => {
  const { server, transport } = await office(t);
  await transport.send(OUTGOING);
  server.hangUp();
  t.is((await transport.send(OUTGOING)).type, 'accepted');
  await settle();
  t.is(greetings(server), 2);
  t.is(server.mails.length, 2);
});

test('a server that hangs up at the second mail costs no attempt', async (t) => {
  let count = 0;
  const MAIL = () => (count++ === 1 ? { say: '421 4.4.2 too long idle' } : { say: '250 ok' });
  const { server, transport } = await office(t, { MAIL });
  await transport.send(OUTGOING);
  t.is((await transport.send(OUTGOING)).type, 'accepted');
  t.is(greetings(server), 2);
});

test('a connection cut after the mail was sent on it is a failed attempt: the server may have it', async (t) => {
  let count = 0;
  const end = () => (count++ === 1 ? ('cut' as const) : { say: '250 taken' });
  const { server, transport } = await office(t, { end });
  await transport.send(OUTGOING);
  const result = await transport.send(OUTGOING);
  t.like(result, { type: 'later', scope: 'mail' });
  t.is(server.mails.length, 2);
});

test('a closed transport leaves no connection and no timer behind', async (t) => {
  const { server, clock, transport } = await office(t);
  await transport.send(OUTGOING);
  transport.close();
  await eventually(() => server.commands.includes('QUIT') && clock.pending === 0);
  t.is((await transport.send(OUTGOING)).type, 'later');
});

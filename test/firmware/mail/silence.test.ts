import test, { type ExecutionContext } from 'ava';
import { SMTPServer } from 'smtp-server';
import type { MailServerConfig } from '../../../firmware/config/mail-config.ts';
import { createTransport, type TransportTools } from '../../../firmware/mail/smtp.ts';
import { silentLog } from '../../../hw/log.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { resultText } from '../../support/mail-faults.ts';
import { outgoingOf, PostOffice } from '../../support/post-office.ts';
import { mailConfig, OUTGOING } from '../../support/smtp-mail.ts';
import { type Script, type Step, startScriptedServer } from '../../support/smtp-scripted-server.ts';
import { insert, MINUTE, mailOf, stored } from '../store/outbox-samples.ts';
import { NOW, temporaryBox } from '../store/temporary-box.ts';

/** Servers that fall silent while the connection is being encrypted or the box logs in. */
interface Silence {
  readonly at: Step;
  readonly server: Partial<MailServerConfig>;
  readonly script: Script;
}

const offers = (what: string) => ({ say: `250-scripted.test\r\n250 ${what}` });
const ENCRYPTED = { security: 'starttls', verifyCertificate: false } as const;
const by = (method: 'PLAIN' | 'LOGIN') => ({
  login: { type: 'password', user: 'box', password: 'right', method } as const,
});
const asked = (word: string) => ({ say: `334 ${Buffer.from(word).toString('base64')}` });
/** Asks for the name, hears it, asks for the password and says nothing any more. */
const silentAfterPassword = () => {
  let answers = 0;
  return () => (answers++ === 0 ? asked('Password:') : 'stall');
};

const SILENCES: Readonly<Record<string, () => Silence>> = {
  STARTTLS: () => ({
    at: 'STARTTLS',
    server: ENCRYPTED,
    script: { EHLO: offers('STARTTLS'), STARTTLS: 'stall' },
  }),
  'the handshake after STARTTLS': () => ({
    at: 'handshake',
    server: ENCRYPTED,
    script: { EHLO: offers('STARTTLS'), STARTTLS: { say: '220 2.0.0 go ahead' }, handshake: 'stall' },
  }),
  'the handshake of a connection that is encrypted from its first byte': () => ({
    at: 'banner',
    server: { security: 'tls', verifyCertificate: false },
    script: { banner: 'stall' },
  }),
  AUTH: () => ({
    at: 'AUTH',
    server: by('PLAIN'),
    script: { EHLO: offers('AUTH PLAIN'), AUTH: 'stall' },
  }),
  'the user name': () => ({
    at: 'credentials',
    server: by('LOGIN'),
    script: { EHLO: offers('AUTH LOGIN'), AUTH: asked('Username:'), credentials: 'stall' },
  }),
  'the password': () => ({
    at: 'credentials',
    server: by('LOGIN'),
    script: { EHLO: offers('AUTH LOGIN'), AUTH: asked('Username:'), credentials: silentAfterPassword() },
  }),
};

const tools = (change: Partial<TransportTools>): TransportTools => ({
  clock: new FakeClock(),
  log: silentLog,
  ...change,
});
const SILENT = /^the mail server \S+ did not answer in time/;

for (const [name, silenceAt] of Object.entries(SILENCES)) {
  test(`a server that falls silent at ${name} costs the time of one mail, which is for later`, async (t) => {
    const { at, server, script } = silenceAt();
    const scripted = await startScriptedServer(script);
    t.teardown(() => scripted.stop());
    const clock = new FakeClock();
    const limits = { connect: 3_600_000, silence: 3_600_000, whole: 300_000 };
    const transport = createTransport(mailConfig(scripted.port, server), tools({ clock, limits }));
    const sending = transport.send(OUTGOING);
    await scripted.reached(at);
    clock.advance(limits.whole);
    const result = await sending;
    t.like(result, { type: 'later', scope: 'server' });
    t.regex(resultText(result), SILENT);
    t.is(clock.pending, 0);
    t.false(scripted.commands.some((line) => line.startsWith('MAIL')));
  });

  test(`silence at ${name}: the mail waits with these words, and arrives at a server that speaks`, async (t) => {
    const { server, script } = silenceAt();
    const scripted = await startScriptedServer(script);
    const db = await temporaryBox(t);
    const post = new PostOffice(db, NOW);
    const wait = (silence: number) => {
      const limits = { connect: silence, silence, whole: 60_000 };
      const transport = createTransport(mailConfig(scripted.port, server), tools({ limits }));
      t.teardown(() => transport.close());
      post.answer = (mail, signal) => transport.send(outgoingOf(mail), signal);
    };
    wait(200);
    await insert(db, mailOf('a'));
    await post.worker.flush();
    await scripted.stop();
    const waiting = await stored(db, mailOf('a'));
    t.like(waiting, { state: 'queued', attempts: 1, nextAttemptAt: NOW + MINUTE });
    t.regex(waiting.lastReply ?? '', SILENT);
    t.is(waiting.tries[0]?.reply, waiting.lastReply ?? '', 'the words are kept with the attempt');
    wait(20_000);
    await startGoodServer(t, scripted.port, server);
    post.clock.advance(MINUTE);
    await post.worker.flush();
    t.like(await stored(db, mailOf('a')), { state: 'sent', attempts: 2 });
  });
}

/** Encrypts, lets everybody log in and takes every mail. */
async function startGoodServer(t: ExecutionContext, port: number, config: Partial<MailServerConfig>) {
  const server = new SMTPServer({
    logger: false,
    secure: config.security === 'tls',
    allowInsecureAuth: true,
    authOptional: config.login === undefined,
    disableReverseLookup: true,
    closeTimeout: 1,
    onAuth: (_, _session, done) => done(null, { user: 'box' }),
    onData: (stream, _session, done) => void stream.on('end', () => done()).resume(),
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  t.teardown(() => new Promise<void>((resolve) => server.close(resolve)));
}

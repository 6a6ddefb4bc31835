import test, { type ExecutionContext } from 'ava';
import { createTransport } from '../../../firmware/mail/smtp.ts';
import { silentLog } from '../../../hw/log.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { outgoingOf, PostOffice } from '../../support/post-office.ts';
import { freePort } from '../../support/postfix/postfix.ts';
import { sinkMissing, startSink } from '../../support/postfix/sink.ts';
import { mailConfig } from '../../support/smtp-mail.ts';
import { insert, MINUTE, mailOf, stored } from '../store/outbox-samples.ts';
import { NOW, temporaryBox } from '../store/temporary-box.ts';

/** The outbox on disk, its worker and the transport before Postfix's own misbehaving server. */
const missing = sinkMissing();
const against = (title: string, run: (t: ExecutionContext) => Promise<void>) => {
  if (missing === null) test(title, run);
  else test.skip(`${title} (no smtp-sink: ${missing})`, run);
};

async function office(t: ExecutionContext, port: number) {
  const db = await temporaryBox(t);
  const post = new PostOffice(db, NOW);
  const wait = (silence: number) => {
    const limits = { connect: 20_000, silence, whole: 60_000 };
    const tools = { clock: new FakeClock(), log: silentLog, limits };
    const transport = createTransport(mailConfig(port), tools);
    t.teardown(() => transport.close());
    post.answer = (mail, signal) => transport.send(outgoingOf(mail), signal);
  };
  wait(20_000);
  return { db, post, wait };
}

/** The server misbehaves, then another one stands in its place: the mail must have waited, and must arrive. */
const recovers =
  (options: readonly string[], words: RegExp, silence = 20_000) =>
  async (t: ExecutionContext) => {
    const port = await freePort();
    const bad = await startSink(options, port);
    const { db, post, wait } = await office(t, port);
    wait(silence);
    await insert(db, mailOf('a'));
    await post.worker.flush();
    await bad.stop();
    const waiting = await stored(db, mailOf('a'));
    t.like(waiting, { state: 'queued', attempts: 1, nextAttemptAt: NOW + MINUTE });
    t.regex(waiting.lastReply ?? '', words);
    t.is(waiting.tries[0]?.reply, waiting.lastReply ?? '', 'the words are kept with the attempt');
    wait(20_000);
    const good = await startSink([], port);
    t.teardown(() => good.stop());
    post.clock.advance(MINUTE);
    await post.worker.flush();
    t.like(await stored(db, mailOf('a')), { state: 'sent', attempts: 2 });
  };

const SOFT = /450 4\.3\.0 Error: command failed/;
const CLOSES = /421 /;
const CUT = /ended the connection before it had the mail/;
const SILENT = /did not answer in time/;
const COMMANDS = {
  CONNECT: 'the connection',
  EHLO: 'EHLO',
  MAIL: 'MAIL',
  RCPT: 'RCPT',
  DATA: 'DATA',
  '.': 'the whole mail',
};

for (const [command, at] of Object.entries(COMMANDS)) {
  if (command !== 'CONNECT' && command !== 'EHLO')
    against(`450 at ${at}: the mail waits and arrives`, recovers(['-r', command], SOFT));
  if (command !== 'CONNECT')
    against(`421 at ${at}: the mail waits and arrives`, recovers(['-Q', command], CLOSES));
  against(`a connection cut at ${at}: the mail waits and arrives`, recovers(['-q', command], CUT));
}
for (const command of ['EHLO', 'MAIL', 'RCPT', 'DATA', '.']) {
  const at = command === '.' ? 'the whole mail' : command;
  against(`silence at ${at}: the mail waits and arrives`, recovers(['-W', `${command}:30`], SILENT, 200));
}

const refuses = (command: string) => async (t: ExecutionContext) => {
  const sink = await startSink(['-f', command]);
  t.teardown(() => sink.stop());
  const { db, post } = await office(t, sink.port);
  await insert(db, mailOf('a'));
  await post.worker.flush();
  t.like(await stored(db, mailOf('a')), { state: 'parked', lastReply: '500 5.3.0 Error: command failed' });
};
against('500 at RCPT: the mail is parked with these words', refuses('RCPT'));
against('500 at DATA: the mail is parked with these words', refuses('DATA'));
against('500 at the whole mail: it is parked with these words', refuses('.'));

against('500 at the sender, the greeting or the login is about us: no mail is parked', async (t) => {
  for (const command of ['CONNECT', 'MAIL']) {
    const sink = await startSink(['-f', command]);
    const { db, post } = await office(t, sink.port);
    await insert(db, mailOf('a'));
    await post.worker.flush();
    await sink.stop();
    t.is((await stored(db, mailOf('a'))).state, 'queued');
  }
});

against('a server that says 250 and does not answer QUIT has the mail', async (t) => {
  const sink = await startSink(['-q', 'QUIT']);
  t.teardown(() => sink.stop());
  const { db, post } = await office(t, sink.port);
  await insert(db, mailOf('a'));
  await post.worker.flush();
  t.is((await stored(db, mailOf('a'))).state, 'sent');
});

import test, { type ExecutionContext } from 'ava';
import { createTransport } from '../../../firmware/mail/smtp.ts';
import { silentLog } from '../../../hw/log.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { outgoingOf, PostOffice } from '../../support/post-office.ts';
import { mailConfig } from '../../support/smtp-mail.ts';
import { type Act, type Script, startScriptedServer } from '../../support/smtp-scripted-server.ts';
import { insert, MINUTE, mailOf, stored } from '../store/outbox-samples.ts';
import { NOW, temporaryBox } from '../store/temporary-box.ts';

/** Outbox, worker and transport as in the box, before a server that goes through `script`. */
async function office(t: ExecutionContext, script: Script) {
  const db = await temporaryBox(t);
  const server = await startScriptedServer(script);
  t.teardown(() => server.stop());
  const post = new PostOffice(db, NOW);
  const transport = createTransport(mailConfig(server.port), { clock: new FakeClock(), log: silentLog });
  post.answer = (mail, signal) => transport.send(outgoingOf(mail), signal);
  return { db, server, post };
}

/** The first mail meets `act`, the later ones a good server. */
const once = (act: { readonly say: string }): Act => {
  let count = 0;
  return () => (count++ === 0 ? act : { say: '250 2.0.0 taken' });
};
const messageIds = (mails: readonly string[]) =>
  mails.map((mail) => /^Message-ID: (.*)$/im.exec(mail)?.[1]?.trim());

test('a server that says 421 instead of 250 gets the same mail again, with the same Message-ID', async (t) => {
  const { db, server, post } = await office(t, { end: once({ say: '421 4.3.2 Shutting down' }) });
  await insert(db, mailOf('a'));
  await post.worker.flush();
  t.like(await stored(db, mailOf('a')), { state: 'queued', nextAttemptAt: NOW + MINUTE });
  post.clock.advance(MINUTE);
  await post.worker.flush();
  t.like(await stored(db, mailOf('a')), { state: 'sent', lastReply: '250 2.0.0 taken', attempts: 2 });
  t.deepEqual(messageIds(server.mails), [mailOf('a').messageId, mailOf('a').messageId]);
});

test('a connection cut before the 250 does not stop the mails behind', async (t) => {
  const { db, server, post } = await office(t, { end: 'cut' });
  await insert(db, mailOf('a'), NOW - 1);
  await insert(db, mailOf('b'));
  await post.worker.flush();
  t.deepEqual(messageIds(server.mails), [mailOf('a').messageId, mailOf('b').messageId]);
  for (const call of ['a', 'b']) {
    const mail = await stored(db, mailOf(call));
    t.is(mail.state, 'queued');
    t.regex(mail.lastReply ?? '', /^the mail server \S+ ended the connection before it had the mail/);
  }
});

test('a server that refuses one recipient parks one mail', async (t) => {
  const { db, server, post } = await office(t, {
    RCPT: (line) => ({ say: line.includes('gone@') ? '550 5.1.1 unknown' : '250 ok' }),
  });
  await insert(db, mailOf('a', { toAddresses: ['gone@x.example'] }), NOW - 1);
  await insert(db, mailOf('b'));
  await post.worker.flush();
  t.like(await stored(db, mailOf('a')), { state: 'parked', lastReply: '550 5.1.1 unknown' });
  t.is((await stored(db, mailOf('b'))).state, 'sent');
  t.deepEqual(messageIds(server.mails), [mailOf('b').messageId]);
});

test('a mail without an address is parked, and says so', async (t) => {
  const { db, server, post } = await office(t, {});
  await insert(db, mailOf('a', { toAddresses: [] }));
  await post.worker.flush();
  const mail = await stored(db, mailOf('a'));
  t.is(mail.state, 'parked');
  t.deepEqual(mail.lastFaults, [{ code: 'no-address', said: '', by: 'machine' }]);
  t.deepEqual(server.commands, []);
});

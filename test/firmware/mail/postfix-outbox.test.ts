import test, { type ExecutionContext } from 'ava';
import { simpleParser } from 'mailparser';
import type { MailServerConfig } from '../../../firmware/config/mail-config.ts';
import { createTransport } from '../../../firmware/mail/smtp.ts';
import { trustedAuthorities } from '../../../firmware/mail/smtp-trust.ts';
import { silentLog } from '../../../hw/log.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { outgoingOf, PostOffice } from '../../support/post-office.ts';
import { startGreylist } from '../../support/postfix/greylist.ts';
import {
  freePort,
  type PostfixOptions,
  postfixMissing,
  type RunningPostfix,
  startPostfix,
} from '../../support/postfix/postfix.ts';
import { postgreyMissing, startPostgrey } from '../../support/postfix/postgrey.ts';
import { DOMAIN, LOGIN } from '../../support/postfix/settings.ts';
import { mailConfig } from '../../support/smtp-mail.ts';
import { insert, MINUTE, mailOf, stored } from '../store/outbox-samples.ts';
import { NOW, temporaryBox } from '../store/temporary-box.ts';

/** The outbox on disk, its worker and the transport, before a real Postfix of this test's own. */
const missing = postfixMissing();
const against = (title: string, run: (t: ExecutionContext) => Promise<void>) => {
  if (missing === null) test.serial(title, run);
  else test.serial.skip(`${title} (no Postfix: ${missing})`, run);
};

async function start(t: ExecutionContext, options: PostfixOptions = {}): Promise<RunningPostfix> {
  const postfix = await startPostfix(options);
  t.teardown(() => postfix.stop());
  return postfix;
}

async function office(t: ExecutionContext) {
  const db = await temporaryBox(t);
  const post = new PostOffice(db, NOW);
  const leadTo = (server: Partial<MailServerConfig> & { readonly port: number }, pem: readonly string[]) => {
    const config = mailConfig(server.port, { security: 'starttls', login: LOGIN, ...server });
    const tools = { clock: new FakeClock(), log: silentLog, trust: trustedAuthorities(pem) };
    const transport = createTransport(config, tools);
    post.answer = (mail, signal) => transport.send(outgoingOf(mail), signal);
  };
  return { db, post, leadTo };
}
const mailTo = (mailbox: string) => mailOf(mailbox, { toAddresses: [`${mailbox}@${DOMAIN}`] });

against(
  'a mailbox that is not there parks its mail with the words of Postfix; the others arrive',
  async (t) => {
    const postfix = await start(t);
    const { db, post, leadTo } = await office(t);
    leadTo({ port: postfix.port }, [postfix.pem]);
    await insert(db, mailTo('nobody'), NOW - 1);
    await insert(db, mailTo('takahashi'));
    await post.worker.flush();
    const parked = await stored(db, mailTo('nobody'));
    t.is(parked.state, 'parked');
    t.regex(parked.lastReply ?? '', /^550 5\.1\.1 <nobody@.*User unknown/);
    t.is((await stored(db, mailTo('takahashi'))).state, 'sent');
    const read = await simpleParser(await postfix.nextMail('takahashi'));
    t.is(read.messageId, mailTo('takahashi').messageId);
  },
);

against('a mail that Postfix greylists waits its minute and arrives then', async (t) => {
  const greylist = await startGreylist();
  t.teardown(() => greylist.stop());
  const postfix = await start(t, { policyPort: greylist.port });
  const { db, post, leadTo } = await office(t);
  leadTo({ port: postfix.port }, [postfix.pem]);
  await insert(db, mailTo('takahashi'));
  await post.worker.flush();
  const waiting = await stored(db, mailTo('takahashi'));
  t.like(waiting, { state: 'queued', nextAttemptAt: NOW + MINUTE });
  t.regex(waiting.lastReply ?? '', /^450 4\.2\.0 .*Greylisted/);
  post.clock.advance(MINUTE);
  await post.worker.flush();
  t.is((await stored(db, mailTo('takahashi'))).state, 'sent');
  t.is((await simpleParser(await postfix.nextMail('takahashi'))).messageId, mailTo('takahashi').messageId);
});

const greyTitle = 'a mail that postgrey puts off is tried by the list of waits until it is taken';
const greyMissing = missing ?? postgreyMissing();
if (greyMissing !== null) test.serial.skip(`${greyTitle} (${greyMissing})`, (t) => t.pass());
else
  test.serial(greyTitle, async (t) => {
    const greylist = await startPostgrey(1);
    t.teardown(() => greylist.stop());
    const postfix = await start(t, { policyPort: greylist.port });
    const { db, post, leadTo } = await office(t);
    leadTo({ port: postfix.port }, [postfix.pem]);
    await insert(db, mailTo('takahashi'));
    await post.worker.flush();
    const first = await stored(db, mailTo('takahashi'));
    t.like(first, { state: 'queued', nextAttemptAt: NOW + MINUTE });
    t.regex(first.lastReply ?? '', /^450 4\.2\.0 .*Greylisted/);
    const isSent = async () => (await stored(db, mailTo('takahashi'))).state === 'sent';
    for (let tries = 0; tries < 40 && !(await isSent()); tries++) {
      await new Promise((resolve) => setTimeout(resolve, 250));
      post.clock.advance(5 * MINUTE);
      await post.worker.flush();
    }
    const mail = await stored(db, mailTo('takahashi'));
    t.is(mail.state, 'sent');
    t.is(mail.tries.filter((one) => one.result === 'accepted').length, 1);
    const read = await simpleParser(await postfix.nextMail('takahashi'));
    t.is(read.messageId, mailTo('takahashi').messageId);
  });

against('mails of a time when the server was down arrive when it is there, each once', async (t) => {
  const port = await freePort();
  const { db, post, leadTo } = await office(t);
  leadTo({ port }, []);
  await insert(db, mailTo('takahashi'), NOW - 1);
  await insert(db, mailTo('ito'));
  await post.worker.flush();
  const waiting = await stored(db, mailTo('takahashi'));
  t.regex(waiting.lastReply ?? '', /^no mail server answers at /);
  const postfix = await start(t, { port });
  leadTo({ port }, [postfix.pem]);
  await post.worker.flush();
  for (const mailbox of ['takahashi', 'ito']) {
    t.is((await stored(db, mailTo(mailbox))).state, 'sent');
    t.is((await simpleParser(await postfix.nextMail(mailbox))).messageId, mailTo(mailbox).messageId);
  }
});

against('after a wrong password was set right every mail arrives', async (t) => {
  const postfix = await start(t);
  const { db, post, leadTo } = await office(t);
  leadTo({ port: postfix.port, login: { ...LOGIN, password: 'wrong' } }, [postfix.pem]);
  await insert(db, mailTo('takahashi'), NOW - 1);
  await insert(db, mailTo('ito'));
  await post.worker.flush();
  const waiting = await stored(db, mailTo('takahashi'));
  t.is(waiting.state, 'queued');
  t.regex(waiting.lastReply ?? '', /does not accept the user name \(rusuban\) and password: 535 5\.7\.8/);
  leadTo({ port: postfix.port }, [postfix.pem]);
  await post.worker.flush();
  for (const mailbox of ['takahashi', 'ito']) {
    t.is((await stored(db, mailTo(mailbox))).state, 'sent');
    await t.notThrowsAsync(postfix.nextMail(mailbox));
  }
});

against(
  'a certificate that ran out holds the mails up, in clear words, until there is a new one',
  async (t) => {
    const port = await freePort();
    const expired = await start(t, { port, isExpired: true });
    const { db, post, leadTo } = await office(t);
    leadTo({ port }, [expired.pem]);
    await insert(db, mailTo('takahashi'));
    await post.worker.flush();
    const waiting = await stored(db, mailTo('takahashi'));
    t.is(waiting.state, 'queued');
    t.regex(waiting.lastReply ?? '', /^the certificate of the mail server \S+ is not valid today/);
    await expired.stop();
    const renewed = await start(t, { port });
    leadTo({ port }, [renewed.pem]);
    post.clock.advance(MINUTE);
    await post.worker.flush();
    t.is((await stored(db, mailTo('takahashi'))).state, 'sent');
  },
);

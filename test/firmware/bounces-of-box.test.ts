import { dirname, join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { simpleParser } from 'mailparser';
import type { CallPage } from '../../firmware/http/contract/calls.ts';
import type { OutboxMail, OutboxPage } from '../../firmware/http/contract/outbox.ts';
import type { Settings } from '../../firmware/http/contract/settings.ts';
import { dovecotMissing, MAILBOX, startDovecot } from '../support/dovecot.ts';
import { postfixMissing, startPostfix } from '../support/postfix/postfix.ts';
import { DOMAIN, LOGIN } from '../support/postfix/settings.ts';
import { mailConfig } from '../support/smtp-mail.ts';
import { startBox } from '../support/test-box.ts';
import { bouncesConfig } from './bounces/bounce-samples.ts';

/** A Postfix that takes every mail and reports afterwards what it could not deliver, a Dovecot beside it, and a box. */
const missing = postfixMissing() ?? dovecotMissing();
const against = (title: string, run: (t: ExecutionContext) => Promise<void>) => {
  if (missing !== null) test.serial.skip(`${title} (${missing})`, (t) => t.pass());
  else test.serial(title, run);
};

async function start(t: ExecutionContext) {
  const postfix = await startPostfix({ settings: 'smtpd_reject_unlisted_recipient = no\n' });
  t.teardown(() => postfix.stop());
  const dovecot = await startDovecot(join(dirname(postfix.configuration), 'boxes'));
  t.teardown(() => dovecot.stop());
  const login = { ...LOGIN, user: `${LOGIN.user}@${DOMAIN}` };
  const { server } = mailConfig(postfix.port, { security: 'starttls', login, authorities: [postfix.pem] });
  const box = await startBox(t, {
    change: (config) => ({
      ...config,
      mail: { ...config.mail, server, bounceAddress: `${MAILBOX.user}@${DOMAIN}` },
      bounces: bouncesConfig({
        ...{ port: dovecot.tlsPort, security: 'tls', authorities: [dovecot.pem] },
        cron: '* * * * * *',
      }),
    }),
  });
  const person = await box.ask<{ id: string }>('POST', '/api/representatives', {
    name: '高橋 健一',
    addresses: [{ address: `takahashi@${DOMAIN}` }],
  });
  const { body: settings } = await box.ask<Settings>('GET', '/api/settings');
  await box.ask('PUT', '/api/settings', { ...settings, defaultRepresentativeId: person.body.id });
  await box.until(
    'the PBX',
    () => box.ask<{ items: { phase: string }[] }>('GET', '/api/links'),
    ({ body }) => body.items[0]?.phase === 'up',
  );
  return { box, postfix, dovecot };
}

against(
  'a memo that Postfix takes and cannot deliver comes back by itself: in the outbox, on its call, to the default representative',
  async (t) => {
    const { box, postfix } = await start(t);
    box.pbx.ring({ from: '0300001201', did: '0300000001', extensions: ['101'] }).hangUp('caller');
    const calls = () => box.ask<CallPage>('GET', '/api/calls');
    const { body } = await box.until('the call', calls, ({ body }) => body.items[0]?.phase === 'released');
    const key = body.items[0]?.key ?? '';
    const memo = {
      ...{ representativeId: null, toAddress: `nobody@${DOMAIN}`, subject: '【電話】青葉製作所' },
      ...{ text: '折り返しをお願いします', author: '伊藤', authorExtension: null },
    };
    t.is((await box.ask('POST', `/api/calls/${key}/memo`, memo)).status, 200);
    const outbox = () => box.ask<OutboxPage>('GET', '/api/outbox');
    const bounced = await box.until(
      'the report',
      outbox,
      ({ body }) => body.items.some(({ state }) => state === 'bounced'),
      200,
    );
    const mail = bounced.body.items.find(({ state }) => state === 'bounced');
    t.is(bounced.body.counts.bounced, 1);
    t.deepEqual(mail?.toAddresses, [`nobody@${DOMAIN}`]);
    t.regex(mail?.lastReply ?? '', /5\.1\.1 unknown user: "nobody@/);
    const { body: whole } = await box.ask<OutboxMail>('GET', `/api/outbox/${mail?.key}`);
    t.deepEqual(
      whole.tries.map(({ result }) => result),
      ['accepted', 'bounced'],
    );
    t.is((await calls()).body.items[0]?.mails[0]?.state, 'bounced');
    const metrics = await fetch(`${box.url}/metrics`, { headers: { Cookie: box.cookie } });
    t.regex(await metrics.text(), /rusuban_bounce_reports_total\{result="bounced"\} 1/);

    await box.ask('POST', '/api/outbox/flush');
    const told = await simpleParser(await postfix.nextMail('takahashi'));
    t.regex(told.subject ?? '', /【お知らせ】.* へのメールが届きませんでした/);
    t.regex(told.text ?? '', /サーバーのことば　.*unknown user/);

    // The address is put right, and the mail arrives.
    const retry = { toAddresses: [`ito@${DOMAIN}`] };
    t.is((await box.ask('POST', `/api/outbox/${mail?.key}/retry`, retry)).status, 200);
    t.is((await simpleParser(await postfix.nextMail('ito'))).messageId, whole.messageId);
    await box.until('the mail sent', outbox, ({ body }) => body.counts.bounced === 0, 200);
  },
);

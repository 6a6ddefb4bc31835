import test, { type ExecutionContext, type Implementation } from 'ava';
import { type ParsedMail, simpleParser } from 'mailparser';
import type { MailServerConfig } from '../../../firmware/config/mail-config.ts';
import { composeMemo, composeMissed } from '../../../firmware/mail/compose.ts';
import type { SendResult } from '../../../firmware/mail/delivery.ts';
import type { OutgoingMail } from '../../../firmware/mail/message.ts';
import { createTransport } from '../../../firmware/mail/smtp.ts';
import { trustedAuthorities } from '../../../firmware/mail/smtp-trust.ts';
import { sendTestMail } from '../../../firmware/mail/test-mail.ts';
import { silentLog } from '../../../hw/log.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { resultText } from '../../support/mail-faults.ts';
import { postfixMissing, type RunningPostfix, startPostfix } from '../../support/postfix/postfix.ts';
import { DOMAIN, LOGIN } from '../../support/postfix/settings.ts';
import { mailConfig, OUTGOING } from '../../support/smtp-mail.ts';
import { tellIn } from '../../support/test-mail-lines.ts';
import { AOBA, CALL, JA } from './call-facts.ts';

/** Our transport against a real Postfix with STARTTLS and a login. */
const missing = postfixMissing();
let postfix: RunningPostfix;

const against = (title: string, run: Implementation<[]>) => {
  if (missing === null) test(title, run);
  else test.skip(`${title} (no Postfix: ${missing})`, run);
};

if (missing === null) {
  test.before(async () => {
    postfix = await startPostfix();
  });
  test.after.always(async () => await postfix.stop());
}

const WELL: Partial<MailServerConfig> = { security: 'starttls', login: LOGIN };

const send = (
  mail: Partial<OutgoingMail>,
  server: Partial<MailServerConfig> = {},
  bounceAddress?: string,
): Promise<SendResult> => {
  const config = mailConfig(postfix.port, { ...WELL, ...server });
  const deps = { clock: new FakeClock(), log: silentLog, trust: trustedAuthorities([postfix.pem]) };
  const sender = bounceAddress ?? config.bounceAddress;
  return createTransport({ ...config, bounceAddress: sender }, deps).send({ ...OUTGOING, ...mail });
};

const to = (mailbox: string) => ({ toAddresses: [`${mailbox}@${DOMAIN}`] });
const isRead = async (mailbox: string): Promise<ParsedMail> =>
  await simpleParser(await postfix.nextMail(mailbox));

/** @returns the server's words */
const failed = (t: ExecutionContext, result: SendResult, type: 'later' | 'refused'): string => {
  t.is(result.type, type);
  return resultText(result);
};

against('a mail of a missed call arrives through STARTTLS and login, in Japanese', async (t) => {
  const mail = composeMissed(CALL, '不在時に電話がありました', JA);
  const result = await send({ ...mail, ...to('takahashi') });
  t.is(result.type, 'accepted');
  t.regex(resultText(result), /^250 2\.0\.0 Ok: queued/);
  const bytes = await postfix.nextMail('takahashi');
  const read = await simpleParser(bytes);
  t.is(read.subject, '【不在着信】青葉製作所 佐藤様 10:42');
  t.is(read.text?.trim(), mail.text.trim());
  t.is(typeof read.html === 'string' ? read.html.trim() : '', mail.html.trim());
  t.is(read.messageId, OUTGOING.messageId);
  t.deepEqual(read.from?.value, [{ name: '日向設備 留守番', address: `rusuban@${DOMAIN}` }]);
  t.deepEqual([read.to].flat()[0]?.value, [{ name: '高橋 健一', address: `takahashi@${DOMAIN}` }]);
  t.is(read.replyTo?.value[0]?.address, `ito@${DOMAIN}`);
  t.is(read.date?.getTime(), OUTGOING.date);
  t.is(read.headers.get('auto-submitted'), 'auto-generated');
  t.regex(bytes.toString('latin1'), / with ESMTPSA id /, 'encrypted and logged in');
  t.notRegex(bytes.toString('latin1'), /[^\r\n\t\x20-\x7e]/, 'a mail on the wire is ASCII');
});

against('a memo arrives as somebody wrote it, and answers go to him', async (t) => {
  const memo = {
    text: '急ぎとのことです。\n折り返しを。',
    subject: '',
    author: '伊藤 さくら',
    extension: '12',
  };
  const mail = composeMemo(CALL, memo, JA);
  await send({ ...mail, ...to('ito'), isAutomatic: false, replyTo: `ito@${DOMAIN}` });
  const read = await isRead('ito');
  t.is(read.subject, '【電話】青葉製作所 佐藤様 10:42');
  t.true(read.text?.includes('急ぎとのことです。\n折り返しを。\n'));
  t.false(read.headers.has('auto-submitted'));
});

against('line ends in a name cannot bring a header of their own into a mail', async (t) => {
  const evil = '佐藤\r\nBcc: ito@hinata-setsubi.example\r\n\r\nbody';
  const mail = composeMissed({ ...CALL, customer: { ...AOBA, contact: evil, name: evil } }, evil, JA);
  await send({ ...mail, ...to('evil'), toName: evil, subject: evil });
  const read = await isRead('evil');
  t.false(read.headers.has('bcc'));
  t.is(read.subject, '佐藤 Bcc: ito@hinata-setsubi.example body');
  t.is([read.to].flat()[0]?.value[0]?.address, `evil@${DOMAIN}`);
});

against('a script in a name arrives as text', async (t) => {
  const customer = { ...AOBA, name: '<script>alert(1)</script>' };
  await send({ ...composeMissed({ ...CALL, customer }, '', JA), ...to('script') });
  const { html } = await isRead('script');
  t.true(String(html).includes('&lt;script&gt;alert(1)&lt;/script&gt;'));
  t.false(String(html).includes('<script'));
});

against('a mail that is sent again after a lost answer carries the same Message-ID', async (t) => {
  await send(to('twice'));
  await send(to('twice'));
  const [one, two] = [await isRead('twice'), await isRead('twice')];
  t.is(one.messageId, two.messageId);
});

against('a wrong password is for later, in clear words and in those of the server', async (t) => {
  const login = { type: 'password', user: LOGIN.user, password: 'wrong', method: null } as const;
  const reply = failed(t, await send(to('takahashi'), { login }), 'later');
  t.regex(reply, /^the mail server \S+ does not accept the user name \(\w+\) and password: 535 5\.7\.8/);
  t.false(reply.includes('wrong'), 'the password is not repeated');
});

against('a mailbox that is not there is refused, with the words of the server', async (t) => {
  const reply = failed(t, await send(to('yamamto')), 'refused');
  t.is(
    reply,
    `550 5.1.1 <yamamto@${DOMAIN}>: Recipient address rejected: User unknown in virtual mailbox table`,
  );
});

against('a greylist is for later', async (t) => {
  const reply = failed(t, await send(to('later')), 'later');
  t.regex(reply, /^450 4\.2\.0 .*Greylisted/);
});

against('a mail that a rule about contents stops is refused', async (t) => {
  const reply = failed(t, await send(to('strict')), 'refused');
  t.regex(reply, /^554 5\.6\.0 .*Message content rejected$/);
});

against('one mailbox gets the mail although the other of the same mail is not there', async (t) => {
  const toAddresses = [`partly@${DOMAIN}`, `yamamto@${DOMAIN}`];
  const result = await send({ toAddresses });
  t.like(result, { type: 'accepted', leftOut: [{ address: `yamamto@${DOMAIN}`, type: 'refused' }] });
  t.is((await isRead('partly')).messageId, OUTGOING.messageId);
});

against('a sender that the server does not want parks no mail', async (t) => {
  const result = await send(to('takahashi'), {}, 'unwanted@elsewhere.example');
  t.regex(failed(t, result, 'later'), /Sender not wanted/);
});

against('a server that does not relay without a login parks no mail', async (t) => {
  const result = await send({ toAddresses: ['a@elsewhere.example'] }, { login: null });
  t.regex(failed(t, result, 'later'), /554 5\.7\.1 .*Relay access denied/);
});

against('a login on a connection without encryption is not even tried', async (t) => {
  const result = await send(to('takahashi'), { security: 'none' });
  t.regex(failed(t, result, 'later'), /offers no login/);
});

against('a certificate of nobody we know is for later, and no password is shown to it', async (t) => {
  const config = mailConfig(postfix.port, WELL);
  const deps = { clock: new FakeClock(), log: silentLog };
  const result = await createTransport(config, deps).send(OUTGOING);
  t.regex(failed(t, result, 'later'), /is signed by nobody known \(self-signed certificate\)$/);
  const trusting = mailConfig(postfix.port, { ...WELL, verifyCertificate: false });
  t.is((await createTransport(trusting, deps).send({ ...OUTGOING, ...to('trusting') })).type, 'accepted');
});

against('TLS from the first byte, where the server expects STARTTLS, is for later', async (t) => {
  const result = await send(to('takahashi'), { security: 'tls' });
  t.regex(failed(t, result, 'later'), /does not speak TLS on this port/);
});

against('a test mail tells of encryption, certificate and login, and arrives', async (t) => {
  const lines: string[] = [];
  const isTaken = await sendTestMail({
    config: mailConfig(postfix.port, WELL),
    siteName: '日向設備',
    address: `test@${DOMAIN}`,
    clock: new FakeClock(),
    trust: trustedAuthorities([postfix.pem]),
    hear: tellIn(lines, { from: 'rusuban@hinata-setsubi.example', to: 'somebody' }),
  });
  t.true(isTaken);
  const told = lines.join('\n');
  t.regex(
    told,
    /STARTTLS +220.*\n.*certificate +mail server of a test, until .*\n.*encryption +on\n.*EHLO .*\n.*AUTH +235/,
  );
  t.false(told.includes(LOGIN.password));
  const read = await isRead('test');
  t.is(read.subject, '【テスト】日向設備 Rusuban test mail');
  t.true(read.text?.includes('日本語が読めれば'));
});

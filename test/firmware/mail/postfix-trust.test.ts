import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import test, { type Implementation } from 'ava';
import type { MailServerConfig } from '../../../firmware/config/mail-config.ts';
import { createTransport } from '../../../firmware/mail/smtp.ts';
import { sendTestMail } from '../../../firmware/mail/test-mail.ts';
import { silentLog } from '../../../hw/log.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { resultText } from '../../support/mail-faults.ts';
import { postfixMissing, type RunningPostfix, startPostfix } from '../../support/postfix/postfix.ts';
import { DOMAIN, LOGIN } from '../../support/postfix/settings.ts';
import { mailConfig, OUTGOING } from '../../support/smtp-mail.ts';
import { tellIn } from '../../support/test-mail-lines.ts';

/** Whom the transport trusts and how it proves who it is, against a real Postfix with STARTTLS and a login. */
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

const to = (mailbox: string) => ({ toAddresses: [`${mailbox}@${DOMAIN}`] });
const fingerprintOf = (pem: string) => new X509Certificate(pem).fingerprint256;
const withTrust = (server: Partial<MailServerConfig>) => {
  const deps = { clock: new FakeClock(), log: silentLog };
  const config = mailConfig(postfix.port, { ...WELL, ...server });
  return createTransport(config, deps).send({ ...OUTGOING, ...to('trusting') });
};

against('a pinned certificate is trusted, whoever signed it', async (t) => {
  t.is((await withTrust({ fingerprint: fingerprintOf(postfix.pem) })).type, 'accepted');
});

against('any other certificate than the pinned one gets neither password nor mail', async (t) => {
  const result = await withTrust({ fingerprint: fingerprintOf(postfix.pem).replace(/^../, '00') });
  t.is(result.type, 'later');
  t.regex(resultText(result), /certificate .* is not the one of the fingerprint/);
});

against('the certificate of an authority of the office is trusted from its file', async (t) => {
  t.is((await withTrust({ authorities: [postfix.pem] })).type, 'accepted');
});

against('both ways of saying the password log in', async (t) => {
  for (const method of ['PLAIN', 'LOGIN'] as const)
    t.is((await withTrust({ authorities: [postfix.pem], login: { ...LOGIN, method } })).type, 'accepted');
});

against(
  'a test mail to a server that nobody vouches for shows its fingerprint and how to trust it',
  async (t) => {
    const lines: string[] = [];
    const isTaken = await sendTestMail({
      config: mailConfig(postfix.port, WELL),
      siteName: '日向設備',
      address: `test@${DOMAIN}`,
      clock: new FakeClock(),
      hear: tellIn(lines, { from: 'rusuban@hinata-setsubi.example', to: 'somebody' }),
    });
    t.false(isTaken);
    t.regex(lines.join('\n'), /signed by nobody known/);
    t.is(lines.at(-1), `  fingerprint: "${fingerprintOf(postfix.pem)}"`);
  },
);

against('a test mail tells the record to publish where mails are signed', async (t) => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const lines: string[] = [];
  const config = mailConfig(postfix.port, { ...WELL, authorities: [postfix.pem] });
  const isTaken = await sendTestMail({
    config: { ...config, dkim: { domain: DOMAIN, selector: 'box', privateKey: pem } },
    siteName: '日向設備',
    address: `signed@${DOMAIN}`,
    clock: new FakeClock(),
    hear: tellIn(lines, { from: 'rusuban@hinata-setsubi.example', to: 'somebody' }),
  });
  t.true(isTaken);
  t.regex(
    lines.join('\n'),
    /name {3}box\._domainkey\.hinata-setsubi\.example\n {2}text {3}v=DKIM1; k=rsa; p=MII/,
  );
  const mail = (await postfix.nextMail('signed')).toString('latin1');
  t.regex(mail, /^DKIM-Signature: v=1; a=rsa-sha256;/m);
});

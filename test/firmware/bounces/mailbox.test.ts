import test, { type ExecutionContext } from 'ava';
import { isLoginRefused } from '../../../firmware/bounces/imap-words.ts';
import { openMailbox } from '../../../firmware/bounces/mailbox.ts';
import type { BouncesConfig } from '../../../firmware/config/bounce-config.ts';
import { trustedAuthorities } from '../../../firmware/mail/smtp-trust.ts';
import { systemClock } from '../../../hw/clock.ts';
import { dovecotMissing, MAILBOX, type RunningDovecot, startDovecot } from '../../support/dovecot.ts';
import { bouncesConfig } from './bounce-samples.ts';
import { plainMail, statusReport } from './report-samples.ts';

/** The mailbox by IMAP, before a real Dovecot of this test's own. */
const missing = dovecotMissing();
const against = (title: string, run: (t: ExecutionContext, dovecot: RunningDovecot) => Promise<void>) => {
  if (missing !== null) test.serial.skip(`${title} (${missing})`, (t) => t.pass());
  else
    test.serial(title, async (t) => {
      const dovecot = await startDovecot();
      t.teardown(() => dovecot.stop());
      await run(t, dovecot);
    });
};
const EVER = new Date(0);
const open = (config: BouncesConfig, signal = new AbortController().signal) =>
  openMailbox(config, {
    ...{ clock: systemClock, tokens: null, isTokenRefused: false, signal },
    trust: () => trustedAuthorities(config.authorities),
  });

against('new mails are found by their numbers and read without being marked', async (t, dovecot) => {
  dovecot.deliver(statusReport());
  dovecot.deliver(plainMail({ subject: 'letter', body: 'x'.repeat(5000) }));
  const first = await open(bouncesConfig({ port: dovecot.port }));
  t.teardown(() => first.close());
  const uids = await first.newerThan(null, EVER);
  t.is(uids.length, 2);
  t.deepEqual(await first.newerThan(uids[0] ?? 0, EVER), uids.slice(1));
  t.deepEqual(await first.newerThan(uids[1] ?? 0, EVER), []);
  const begins = await Promise.all(uids.map((uid) => first.beginning(uid, 100)));
  t.true(begins.every((one) => one?.length === 100));
  t.is(await first.beginning(999, 100), null);
  await first.done(uids[0] ?? 0);
  first.close();
  const again = await open(bouncesConfig({ port: dovecot.port, done: { type: 'move', folder: 'Rusuban' } }));
  t.teardown(() => again.close());
  t.is(again.uidValidity, first.uidValidity);
  t.deepEqual(await again.newerThan(null, EVER), uids);
  await again.done(uids[0] ?? 0);
  t.deepEqual(await again.newerThan(null, EVER), uids.slice(1));
  again.close();
  const moved = await open(bouncesConfig({ port: dovecot.port, folder: 'Rusuban' }));
  t.is((await moved.newerThan(null, EVER)).length, 1);
  moved.close();
});

against('both kinds of encryption check the certificate before they say the password', async (t, dovecot) => {
  const ways = [
    { security: 'tls', port: dovecot.tlsPort },
    { security: 'starttls', port: dovecot.port },
  ] as const;
  for (const way of ways) {
    await t.throwsAsync(open(bouncesConfig(way)), { message: /self.signed/i });
    const trusting = await open(bouncesConfig({ ...way, authorities: [dovecot.pem] }));
    trusting.close();
  }
  t.notRegex(dovecot.log(), /auth failed/);
});

against('a wrong password is said to be one, a folder that is not there is named', async (t, dovecot) => {
  const login = { type: 'password', user: MAILBOX.user, password: 'wrong', method: null } as const;
  const error = await t.throwsAsync(open(bouncesConfig({ port: dovecot.port, login })));
  t.true(isLoginRefused(error));
  const noFolder = await t.throwsAsync(open(bouncesConfig({ port: dovecot.port, folder: 'Nowhere' })));
  t.false(isLoginRefused(noFolder));
});

against('whoever waits no longer ends the connection', async (t, dovecot) => {
  const end = new AbortController();
  const mailbox = await open(bouncesConfig({ port: dovecot.port }), end.signal);
  end.abort();
  await t.throwsAsync(async () => mailbox.newerThan(null, EVER));
  await t.throwsAsync(open(bouncesConfig({ port: dovecot.port }), end.signal));
});

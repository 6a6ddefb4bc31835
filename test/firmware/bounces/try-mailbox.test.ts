import test, { type ExecutionContext } from 'ava';
import { tryMailbox } from '../../../firmware/bounces/try-mailbox.ts';
import type { BouncesConfig } from '../../../firmware/config/bounce-config.ts';
import { systemClock } from '../../../hw/clock.ts';
import { dovecotMissing, MAILBOX, startDovecot } from '../../support/dovecot.ts';
import { freeTcpPort } from '../../support/free-port.ts';
import { bouncesConfig } from './bounce-samples.ts';
import { statusReport } from './report-samples.ts';

async function tried(config: BouncesConfig) {
  const lines: string[] = [];
  const isGood = await tryMailbox({ config, clock: systemClock, say: (line) => lines.push(line) });
  return { isGood, text: lines.join('\n') };
}

test('a server that is not there is said to be none, with what to check', async (t) => {
  const { isGood, text } = await tried(bouncesConfig({ port: await freeTcpPort() }));
  t.false(isGood);
  t.regex(text, /It did not work: .*ECONNREFUSED/);
  t.regex(text, /check host, port and security/);
});

const missing = dovecotMissing();
const title = 'a mailbox is opened as the box would; each fault has its remedy, and no password is said';
const against = async (t: ExecutionContext) => {
  const dovecot = await startDovecot();
  t.teardown(() => dovecot.stop());
  dovecot.deliver(statusReport());
  const good = await tried(bouncesConfig({ port: dovecot.port }));
  t.true(good.isGood);
  t.regex(
    good.text,
    /folder INBOX of bounces at 127\.0\.0\.1.*\nIt can be read\. Mails of the last seven days: 1\./,
  );

  const login = {
    type: 'password',
    user: MAILBOX.user,
    password: 'not the right one',
    method: null,
  } as const;
  const refused = await tried(bouncesConfig({ port: dovecot.port, login }));
  t.regex(refused.text, /Authentication failed.*\nWhat to do: check user and password/);
  t.false(refused.text.includes(login.password));

  const stranger = await tried(bouncesConfig({ port: dovecot.tlsPort, security: 'tls' }));
  t.regex(stranger.text, /What to do: .*ca-file/);

  const nowhere = await tried(bouncesConfig({ port: dovecot.port, folder: 'Nowhere' }));
  t.regex(nowhere.text, /What to do: check the name of the folder/);
};
if (missing === null) test(title, against);
else test.skip(`${title} (${missing})`, (t) => t.pass());

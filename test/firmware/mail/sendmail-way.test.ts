import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import type { SendmailConfig } from '../../../firmware/config/mail-config.ts';
import { createTransport } from '../../../firmware/mail/smtp.ts';
import { sendTestMail } from '../../../firmware/mail/test-mail.ts';
import { createUplink } from '../../../firmware/mail/uplink.ts';
import { silentLog } from '../../../hw/log.ts';
import { eventually } from '../../support/eventually.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { resultText } from '../../support/mail-faults.ts';
import { mailConfig, OUTGOING } from '../../support/smtp-mail.ts';
import { tellIn } from '../../support/test-mail-lines.ts';
import { temporaryFolder } from '../store/temporary-box.ts';

/** A program that does what the script says; `$1` and so on are its arguments. */
function program(t: ExecutionContext, script: string) {
  const folder = temporaryFolder(t);
  const path = join(folder, 'sendmail');
  writeFileSync(path, `#!/bin/sh\ncd ${folder}\n${script}\n`);
  chmodSync(path, 0o755);
  const config: SendmailConfig = { type: 'sendmail', command: [path, '-i'], limitMs: 60_000 };
  return { folder, config, read: (name: string) => readFileSync(join(folder, name), 'utf8') };
}
const transportOf = (server: SendmailConfig, clock = new FakeClock()) =>
  createTransport({ ...mailConfig(0), server }, { clock, log: silentLog });

test('a mail is handed to a program of the machine: envelope as arguments, mail as input, no shell between', async (t) => {
  const { config, read } = program(t, 'for word; do echo "$word"; done > words; cat > mail');
  const mail = { ...OUTGOING, toAddresses: ['a@x.example', '$HOME&*@x.example'] };
  const result = await transportOf(config).send(mail);
  t.is(result.type, 'accepted');
  t.deepEqual(read('words').trim().split('\n'), [
    '-i',
    '-f',
    'rusuban@hinata-setsubi.example',
    '--',
    ...mail.toAddresses,
  ]);
  t.true(read('mail').includes(`Message-ID: ${OUTGOING.messageId}\n`));
  t.false(read('mail').includes('\r'));
});

const ends = test.macro({
  async exec(t, code: number, expected: string) {
    const { config } = program(t, `cat > /dev/null; echo "what it says" >&2; exit ${code}`);
    const result = await transportOf(config).send(OUTGOING);
    t.is(result.type === 'later' ? `later, ${result.scope}` : result.type, expected);
    t.regex(resultText(result), /what it says$/);
  },
  title: (_, code, expected) => `a program that ends with ${code} means: ${expected}`,
});
test(ends, 0, 'accepted');
test(ends, 65, 'refused');
test(ends, 67, 'refused');
test(ends, 75, 'later, mail');
test(ends, 69, 'later, server');
test(ends, 78, 'later, server');
test(ends, 1, 'later, server');

test('a program that is not there parks no mail', async (t) => {
  const config = { type: 'sendmail', command: ['/nowhere/sendmail'], limitMs: 1000 } as const;
  const result = await transportOf(config).send(OUTGOING);
  t.like(result, { type: 'later', scope: 'server' });
  t.regex(resultText(result), /could not be started/);
});

test('a program that hangs is ended after its limit, with what it started, and the mail waits', async (t) => {
  const { config, folder } = program(t, 'sleep 1000 & echo $! > child; touch there; wait');
  const clock = new FakeClock();
  const sending = transportOf(config, clock).send(OUTGOING);
  await eventually(() => isThere(join(folder, 'there')));
  clock.advance(60_000);
  const result = await sending;
  t.like(result, { type: 'later', scope: 'server' });
  t.regex(resultText(result), /was not done after 60 s/);
  const child = Number(readFileSync(join(folder, 'child'), 'utf8'));
  await t.notThrowsAsync(eventually(() => !isRunning(child)));
});

test('a test mail by a program tells what the program said', async (t) => {
  const { config } = program(t, 'cat > /dev/null; echo "no route to anywhere" >&2; exit 69');
  const lines: string[] = [];
  const isTaken = await sendTestMail({
    config: { ...mailConfig(0), server: config },
    siteName: '日向設備',
    address: 'a@x.example',
    clock: new FakeClock(),
    hear: tellIn(lines, { from: 'rusuban@hinata-setsubi.example', to: 'somebody' }),
  });
  t.false(isTaken);
  t.regex(
    lines.join('\n'),
    /through the program .*\n.*ended with 69\.\nThe program said: no route to anywhere\n.*by hand/,
  );
});

test('a command before the mails that fails or hangs is told in the journal and stops nothing', async (t) => {
  const failing = program(t, 'exit 3').config;
  const hanging = program(t, 'exec sleep 1000').config;
  const warned: unknown[] = [];
  const log = { ...silentLog, warn: (entry: unknown) => void warned.push(entry) };
  const clock = new FakeClock();
  await createUplink({ before: failing, after: null }, { clock, log }).before();
  const uplink = createUplink({ before: null, after: hanging }, { clock, log });
  const ended = uplink.after();
  clock.advance(60_000);
  await ended;
  t.like(warned[0], { when: 'before', end: { type: 'exited', code: 3 } });
  t.like(warned[1], { when: 'after', end: { type: 'broken-off', why: 'limit' } });
});

function isThere(path: string): boolean {
  try {
    readFileSync(path);
    return true;
  } catch {
    return false;
  }
}

/** A zombie that nobody has reaped has ended, too. */
function isRunning(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

import test, { type ExecutionContext } from 'ava';
import { MailCatcher, type MailCatcherOptions } from '../../../firmware/demo/mail-catcher.ts';
import { CaughtMails } from '../../../firmware/http/contract/demo.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { type Dialogue, dialogue } from '../../support/smtp-dialogue.ts';

const MAIL = [
  'From: Rusuban <rusuban@hinata-setsubi.example>',
  'To: takahashi@hinata-setsubi.example',
  'Subject: =?UTF-8?B?44CQ5LiN5Zyo552A5L+h44CR6Z2S6JGJ6KO95L2c5omA?=',
  'Message-ID: <1@hinata-setsubi.example>',
  'MIME-Version: 1.0',
  'Content-Type: multipart/alternative; boundary=b',
  '',
  '--b',
  'Content-Type: text/plain; charset=utf-8',
  '',
  '高橋 健一 様',
  '--b',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p>高橋 健一 様</p>',
  '--b--',
].join('\r\n');

const catcher = async (t: ExecutionContext, options: Partial<MailCatcherOptions> = {}) => {
  const mails = new MailCatcher({ clock: new FakeClock(), ...options });
  const port = await mails.start(0);
  t.teardown(() => mails.stop());
  const open = async (): Promise<Dialogue> => {
    const client = await dialogue(port);
    t.teardown(() => client.close());
    await client.say('EHLO test');
    return client;
  };
  return { mails, port, open };
};

/** @returns the replies to every command of one mail */
const handOver = async (client: Dialogue, to: readonly string[], mail = MAIL): Promise<string[]> => {
  const replies = [await client.say('MAIL FROM:<rusuban@hinata-setsubi.example>')];
  for (const address of to) replies.push(await client.say(`RCPT TO:<${address}>`));
  replies.push(await client.say('DATA'), await client.say(`${mail}\r\n.`));
  return replies;
};

test('a mail that was taken can be read: decoded, with both parts, as the contract says', async (t) => {
  const heard: string[] = [];
  const { mails, open } = await catcher(t, { onMail: ({ messageId }) => heard.push(messageId) });
  await handOver(await open(), ['takahashi@hinata-setsubi.example', 'ito@hinata-setsubi.example']);
  const [mail] = mails.mails;
  t.is(mail?.subject, '【不在着信】青葉製作所');
  t.is(mail?.text.trim(), '高橋 健一 様');
  t.is(mail?.html.trim(), '<p>高橋 健一 様</p>');
  t.is(mail?.at, new FakeClock().now());
  t.deepEqual(mail?.to, ['takahashi@hinata-setsubi.example', 'ito@hinata-setsubi.example']);
  t.deepEqual(heard, ['<1@hinata-setsubi.example>']);
  t.notThrows(() => CaughtMails.parse({ items: mails.mails, next: null }));
});

test('the newest is first, and two hundred are kept', async (t) => {
  const { mails, open } = await catcher(t);
  const client = await open();
  for (let count = 1; count <= 203; count++)
    await handOver(client, ['a@b.example'], `Subject: ${count}\r\n\r\nx`);
  t.is(mails.mails.length, 200);
  t.is(mails.mails[0]?.subject, '203');
  t.is(mails.mails[199]?.subject, '4');
});

test('a recipient is refused while the rule stands, and taken again afterwards', async (t) => {
  const { mails, open } = await catcher(t);
  const client = await open();
  mails.respond({ at: 'RCPT', code: 550, text: 'User unknown', recipient: 'yamamto@hinata-setsubi.example' });
  const [, refused, taken] = await handOver(client, [
    'yamamto@hinata-setsubi.example',
    'ito@hinata-setsubi.example',
  ]);
  t.regex(refused ?? '', /^550 .*User unknown/);
  t.regex(taken ?? '', /^250/);
  t.deepEqual(mails.mails[0]?.to, ['ito@hinata-setsubi.example']);
  mails.respond(null);
  await handOver(client, ['yamamto@hinata-setsubi.example']);
  t.is(mails.mails.length, 2);
});

test('a mail refused after DATA is not kept, and the next one is', async (t) => {
  const { mails, open } = await catcher(t);
  const client = await open();
  mails.respond({ at: 'DATA', code: 452, text: 'Insufficient storage' });
  t.regex((await handOver(client, ['a@b.example'])).at(-1) ?? '', /^452 .*Insufficient storage/);
  t.is(mails.mails.length, 0);
  mails.respond(null);
  t.regex((await handOver(client, ['a@b.example'])).at(-1) ?? '', /^250/);
  t.is(mails.mails.length, 1);
});

test('a mail of more than a megabyte is refused, and the next one is taken', async (t) => {
  const { mails, open } = await catcher(t);
  const client = await open();
  const large = `Subject: large\r\n\r\n${'x'.repeat(70).concat('\r\n').repeat(15_000)}`;
  t.regex((await handOver(client, ['a@b.example'], large)).at(-1) ?? '', /^552/);
  await handOver(client, ['a@b.example']);
  t.deepEqual(
    mails.mails.map(({ messageId }) => messageId),
    ['<1@hinata-setsubi.example>'],
  );
});

test('a client that goes away in the middle of a mail harms nobody', async (t) => {
  const { mails, open } = await catcher(t);
  const gone = await open();
  await gone.say('MAIL FROM:<a@b.example>');
  await gone.say('RCPT TO:<a@b.example>');
  await gone.say('DATA');
  gone.close();
  await handOver(await open(), ['a@b.example']);
  t.is(mails.mails.length, 1);
});

test('a stopped catcher frees its port', async (t) => {
  const { mails, port } = await catcher(t);
  await mails.stop();
  const again = new MailCatcher({ clock: new FakeClock() });
  t.is(await again.start(port), port);
  await again.stop();
});

test('a port that is taken is said so', async (t) => {
  const { port } = await catcher(t);
  await t.throwsAsync(new MailCatcher({ clock: new FakeClock() }).start(port), { code: 'EADDRINUSE' });
});

import test, { type ExecutionContext } from 'ava';
import { MailCatcher } from '../../firmware/demo/mail-catcher.ts';
import type { Board } from '../../firmware/http/contract/board.ts';
import type { MailPreview } from '../../firmware/http/contract/calls.ts';
import type { MailRulesShown } from '../../firmware/http/contract/mail-rules.ts';
import type { OutboxMail, OutboxPage } from '../../firmware/http/contract/outbox.ts';
import type { LinkList, Settings } from '../../firmware/http/contract/settings.ts';
import { systemClock } from '../../hw/clock.ts';
import { startBox, type TestBox } from '../support/test-box.ts';

/** A whole box in away mode whose mails reach a catcher, with one representative. */
async function setUp(t: ExecutionContext, change: (rules: MailRulesShown) => object) {
  const mails = new MailCatcher({ clock: systemClock });
  const mailPort = await mails.start(0);
  t.teardown(() => mails.stop());
  const box = await startBox(t, { mailPort });
  const links = () => box.ask<LinkList>('GET', '/api/links');
  await box.until('the PBX', links, ({ body }) => body.items[0]?.phase === 'up');
  const person = { name: '松本 陽子', addresses: [{ address: 'matsumoto@office.example' }] };
  const { id } = (await box.ask<{ id: string }>('POST', '/api/representatives', person)).body;
  const settings = (await box.ask<Settings>('GET', '/api/settings')).body;
  await box.ask('PUT', '/api/settings', { ...settings, defaultRepresentativeId: id });
  await box.ask('PUT', '/api/mode', { mode: 'away' });
  const rules = (await box.ask<MailRulesShown>('GET', '/api/mail-rules')).body;
  const put = await box.ask('PUT', '/api/mail-rules', { ...rules, ...change(rules) });
  t.is(put.status, 200);
  return { box, mails };
}

const outbox = (box: TestBox) => box.ask<OutboxPage>('GET', '/api/outbox').then(({ body }) => body);

/** Somebody calls and nobody answers. */
async function missedCall(box: TestBox, from: string, mails: number): Promise<void> {
  const rings = box.pbx.ring({ from, did: '0300000001', extensions: ['101'] });
  const calls = () => box.ask<Board>('GET', '/api/board').then(({ body }) => body.calls);
  await box.until('the call', calls, ([call]) => call !== undefined && call.caller.type !== 'pending');
  rings.hangUp('caller');
  await box.until(
    'the mail',
    () => outbox(box),
    ({ items }) => items.length === mails,
  );
}

test('missed calls are collected, and the one that makes the batch full sends a digest of all', async (t) => {
  const { box, mails } = await setUp(t, ({ release }) => ({
    release: { ...release, collect: 'missed', count: 2 },
  }));
  await missedCall(box, '0300001201', 1);
  t.is((await outbox(box)).items[0]?.state, 'batched');
  await missedCall(box, '09000004821', 3);
  await box.until(
    'the digest',
    async () => mails.mails,
    (caught) => caught.length === 1,
  );
  t.regex(mails.mails[0]?.subject ?? '', /^【不在着信 2件】/);
  const { items } = await outbox(box);
  t.deepEqual(items.map(({ purpose, state }) => `${purpose} ${state}`).toSorted(), [
    'digest sent',
    'missed joined',
    'missed joined',
  ]);
});

test('a mail that awaits approval is corrected and sent, and not before', async (t) => {
  const { box, mails } = await setUp(t, ({ preview }) => ({
    preview: { ...preview, missed: true, memo: true },
  }));
  await missedCall(box, '0300001201', 1);
  const [row] = (await outbox(box)).items;
  t.is(row?.state, 'approval');
  const memo = { representativeId: null, toAddress: 'ito@office.example', subject: '', text: '急ぎ' };
  const author = { author: '松本 陽子', authorExtension: null };
  const beside = await box.ask<MailPreview>('POST', `/api/calls/${row?.callKey}/memo/preview`, {
    ...memo,
    ...author,
  });
  t.like(
    beside.body,
    { leaves: 'approval', replyTo: 'matsumoto@office.example', charset: 'utf-8' },
    'who writes a memo sees that it will wait, too, and whom an answer reaches',
  );
  const path = `/api/outbox/${row?.key}`;
  const edit = {
    subject: '折り返しのお願い',
    text: '03-0000-1201 へ\n\nお願いします',
    toAddresses: ['ito@office.example'],
  };
  t.is((await box.ask('PUT', path, edit)).status, 200);
  t.is(mails.mails.length, 0);
  await box.ask('POST', `${path}/retry`, {});
  await box.until(
    'the mail',
    async () => mails.mails,
    (caught) => caught.length === 1,
  );
  t.like(mails.mails[0], { subject: '折り返しのお願い' });
  t.regex(mails.mails[0]?.html ?? '', /<a href="tel:\+81300001201">03-0000-1201<\/a>/);
  const { body } = await box.ask<OutboxMail>('GET', path);
  t.deepEqual(body.toAddresses, ['ito@office.example']);
  t.is((await box.ask('PUT', path, edit)).status, 409);
});

test('rules that let no mail go are refused with the field that is wrong, and nothing is stored', async (t) => {
  const { box } = await setUp(t, () => ({}));
  const rules = (await box.ask<MailRulesShown>('GET', '/api/mail-rules')).body;
  const release = { ...rules.release, cron: '0 25 * * *', afterMinutes: 0 };
  const { status, body } = await box.ask<{ fields: { path: string }[] }>('PUT', '/api/mail-rules', {
    ...rules,
    release,
  });
  t.is(status, 400);
  t.deepEqual(
    body.fields.map(({ path }) => path),
    ['release.cron', 'release.afterMinutes'],
  );
  t.deepEqual((await box.ask<MailRulesShown>('GET', '/api/mail-rules')).body.release, rules.release);
});

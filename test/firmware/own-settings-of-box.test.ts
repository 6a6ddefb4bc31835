import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { makeBackup } from '../../firmware/backup/make-backup.ts';
import { restore } from '../../firmware/backup/restore.ts';
import { databaseIn } from '../../firmware/database-file.ts';
import type { AuditPage } from '../../firmware/http/contract/access.ts';
import type { Board } from '../../firmware/http/contract/board.ts';
import type { Refusal } from '../../firmware/http/contract/common.ts';
import type { MailFields, MailTest } from '../../firmware/http/contract/configuration.ts';
import type { OutboxPage } from '../../firmware/http/contract/outbox.ts';
import { systemClock } from '../../hw/clock.ts';
import { silentLog } from '../../hw/log.ts';
import {
  ami,
  catcher,
  configurationOf,
  faultsOf,
  LINES,
  mailAt,
  newBox,
  PATH,
  save,
} from '../support/new-box.ts';
import { startPbx, type TestBox } from '../support/test-box.ts';

test('a box whose file says nothing starts, and its steps are open', async (t) => {
  const box = await newBox(t);
  const { walk, mail, lines, links, isApplied } = await configurationOf(box);
  t.deepEqual({ mail, lines, links, isApplied }, { mail: null, lines: [], links: [], isApplied: true });
  t.true(walk.steps.every(({ state }) => state === 'open'));
});

test('lines, equipment and mail server are set in the browser, and a missed call becomes a mail', async (t) => {
  const box = await newBox(t);
  const { pbx, port } = await startPbx(t);
  const { mails, port: mailPort } = await catcher(t);
  await save(t, box, 'site', { name: '日向設備', locale: 'ja', timezone: 'Asia/Tokyo', outsidePrefix: '' });
  await save(t, box, 'lines', LINES);
  const { body: person } = await box.ask<{ id: string }>('POST', '/api/representatives', {
    ...{ name: '高橋 健一', kana: '', extension: null, locale: 'ja', quietHours: [] },
    addresses: [{ address: 'takahashi@hinata-setsubi.example', label: '', charset: 'utf-8' }],
  });
  const { body: settings } = await box.ask<object>('GET', '/api/settings');
  await box.ask('PUT', '/api/settings', { ...settings, defaultRepresentativeId: person.id });
  await box.ask('PUT', '/api/mode', { mode: 'away' });
  const shown = await save(t, box, 'links', { items: [ami(port)] });
  t.like(shown.links[0], { kind: 'asterisk-ami', name: 'pbx', hasSecret: true });
  t.false(JSON.stringify(shown).includes('demo'), 'the secret is not given out');
  await box.until(
    'the link',
    () => board(box),
    ({ lines }) => lines[0]?.state === 'ok',
  );
  pbx.play({
    from: '0300001201',
    did: '0312340001',
    ring: ['101'],
    withheld: false,
    answerAfterMs: 0,
    hangUpAfterMs: 300,
  });
  // There is no mail server yet: the mail waits untouched.
  const waiting = await box.until(
    'the mail',
    () => outbox(box),
    ({ items }) => items[0]?.state === 'queued',
  );
  t.is(waiting.items[0]?.attempts, 0);
  // One that nobody listens at, and then the right one: what waits is tried at once.
  await save(t, box, 'mail', mailAt(9));
  await box.until(
    'a try in vain',
    () => outbox(box),
    ({ items }) => items[0]?.attempts === 1,
  );
  const done = await save(t, box, 'mail', mailAt(mailPort));
  await box.until(
    'the mail to arrive',
    async () => mails.mails,
    ({ length }) => length === 1,
  );
  t.true(
    done.walk.steps.every(({ state }) => state === 'done'),
    JSON.stringify(done.walk.steps),
  );
  t.like(await board(box), { siteName: '日向設備' });
});
const board = async (box: TestBox) => (await box.ask<Board>('GET', '/api/board')).body;
const outbox = async (box: TestBox) => (await box.ask<OutboxPage>('GET', '/api/outbox')).body;

test('what an input method writes in full width is taken as it is meant', async (t) => {
  const box = await newBox(t);
  const lines = [{ id: '１', name: '代表（Ａ棟）', number: '０３ー１２３４－０００１' }];
  const shown = await save(t, box, 'lines', { lines, extensions: [{ id: '１０１', name: '' }] });
  t.like(shown.lines[0], { id: '1', name: '代表（Ａ棟）', number: '03-1234-0001' });
  t.is(shown.extensions[0]?.id, '101');
  const mail = { ...mailAt(25), fromAddress: 'box＠hinata-setsubi.example', port: '２５' };
  t.like((await save(t, box, 'mail', mail)).mail, {
    fromAddress: 'box@hinata-setsubi.example',
    port: '25',
  });
});

test('what is wrong is said at its field, and nothing is stored', async (t) => {
  const box = await newBox(t);
  t.deepEqual(
    await faultsOf(box, 'lines', {
      lines: [
        { id: '1', name: '', number: 'x' },
        { id: '1', name: '', number: '' },
      ],
      extensions: null,
    }),
    {
      status: 400,
      paths: ['lines.0.number', 'lines.1.id'],
    },
  );
  t.deepEqual(
    (
      await faultsOf(
        box,
        'mail',
        mailAt(70_000, { fromAddress: 'nobody', user: 'box', password: 'p', host: 'mail.example' }),
      )
    ).paths?.sort(),
    ['fromAddress', 'port', 'security'],
  );
  t.deepEqual((await faultsOf(box, 'links', { items: [{ ...ami(5038, ''), trunk: [] }] })).paths?.sort(), [
    'items.0.rules.0.line',
    'items.0.secret',
    'items.0.trunk',
  ]);
  t.deepEqual(
    (await faultsOf(box, 'site', { name: '', locale: 'ja', timezone: 'Asia/Nowhere', outsidePrefix: 'x' }))
      .paths,
    ['timezone', 'outsidePrefix'],
  );
  t.deepEqual((await configurationOf(box)).lines, []);
});

test('a line that equipment hears is not taken away under it', async (t) => {
  const box = await newBox(t);
  await save(t, box, 'lines', LINES);
  await save(t, box, 'links', { items: [ami(9)] });
  const found = await faultsOf(box, 'lines', {
    lines: [{ id: '2', name: '', number: '' }],
    extensions: null,
  });
  t.deepEqual(found.paths, ['other.links[0].lines[0].line']);
});

test('a secret stays when it is not typed anew, but goes to no other server', async (t) => {
  const box = await newBox(t);
  await save(t, box, 'lines', LINES);
  await save(t, box, 'links', { items: [ami(9)] });
  await save(t, box, 'links', { items: [{ ...ami(10, null), name: 'center' }] });
  const elsewhere = { ...ami(10, null), host: '127.0.0.2' };
  t.deepEqual((await faultsOf(box, 'links', { items: [elsewhere] })).paths, ['items.0.secret']);
  await save(t, box, 'mail', mailAt(9, { user: 'box', password: 'geheim' }));
  await save(t, box, 'mail', mailAt(10, { user: 'box', password: null }));
  t.like((await configurationOf(box)).mail, { hasPassword: true, port: '10' });
  const thief = { ...mailAt(25, { user: 'box', password: null }), host: 'localhost' };
  t.deepEqual((await faultsOf(box, 'mail', thief)).paths, ['password']);
  const tried = await box.ask<Refusal>('POST', `${PATH}/mail/test`, { to: 'a@b.example', mail: thief });
  t.is(tried.status, 400, 'neither by a test mail');
  const { body } = await box.ask<AuditPage>('GET', '/api/audit?action=PUT%20%2Fapi%2Fconfiguration');
  t.is(body.items.length, 5);
  t.false(JSON.stringify(body).includes('geheim'));
});

test('a section of the file is shown with its place and cannot be set', async (t) => {
  const box = await newBox(t, 'lines:\n  - { id: "7", name: 店 }\n');
  const { places, lines } = await configurationOf(box);
  t.deepEqual(places.lines, { type: 'file', file: '/etc/rusuban/rusuban.yaml', line: 2 });
  t.deepEqual(lines, [{ id: '7', name: '店', number: '' }]);
  t.is((await faultsOf(box, 'lines', LINES)).status, 409);
  t.is((await faultsOf(box, 'lines', { lines: null, extensions: LINES.extensions })).status, 200);
});

test('a test mail is sent with what is typed, before it is saved, and tells every step', async (t) => {
  const box = await newBox(t);
  const { mails, port } = await catcher(t);
  const test = async (mail: MailFields | null) => {
    const answer = await box.ask('POST', `${PATH}/mail/test`, { to: 'ito@hinata-setsubi.example', mail });
    t.is(answer.status, 200, JSON.stringify(answer.body));
    const read = async () => (await box.ask<MailTest>('GET', `${PATH}/mail/test`)).body;
    return box.until('the test', read, ({ phase }) => phase === 'done');
  };
  const good = await test(mailAt(port));
  t.true(good.isTaken);
  t.deepEqual(good.events.flatMap((event) => (event.type === 'step' ? [event.step] : [])).slice(-4), [
    'MAIL FROM',
    'RCPT TO',
    'DATA',
    'mail',
  ]);
  t.is(mails.mails.length, 1);
  const bad = await test(mailAt(9));
  t.like(bad.events.at(-1), { type: 'fault', fault: { code: 'nobody-listens' } });
  t.is((await configurationOf(box)).mail, null);
  t.is((await box.ask('POST', `${PATH}/mail/test`, { to: 'a@b.example', mail: null })).status, 400);
});

test('settings of the browser outlive a restart of the machine, and a backup brings them to another', async (t) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'rusuban-own-'));
  t.teardown(() => rmSync(dataDir, { recursive: true }));
  const box = await newBox(t, '', { dataDir });
  await save(t, box, 'lines', LINES);
  await box.ask('PUT', `${PATH}/walk`, { later: ['mail'] });
  await box.stop();
  const to = join(dataDir, 'box.backup');
  await makeBackup({ database: databaseIn(dataDir), to, version: '0', clock: systemClock });
  const other = mkdtempSync(join(tmpdir(), 'rusuban-other-'));
  t.teardown(() => rmSync(other, { recursive: true }));
  const tools = { clock: systemClock, log: silentLog, sendWaiting: false };
  await restore({ ...tools, backup: to, database: databaseIn(other) });
  const again = await newBox(t, '', { dataDir: other });
  const { lines, walk } = await configurationOf(again);
  t.deepEqual(lines, LINES.lines);
  t.is(walk.steps.find(({ step }) => step === 'mail')?.state, 'later');
});

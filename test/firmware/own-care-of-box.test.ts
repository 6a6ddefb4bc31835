import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import type { BackupState } from '../../firmware/http/contract/backup.ts';
import type { BounceTest } from '../../firmware/http/contract/bounces.ts';
import type { Refusal } from '../../firmware/http/contract/common.ts';
import { freeTcpPort } from '../support/free-port.ts';
import {
  backupTo,
  configurationOf,
  faultsOf,
  mailAt,
  mailboxAt,
  newBox,
  PATH,
  save,
} from '../support/new-box.ts';
import { temporaryFolder } from './store/temporary-box.ts';

test('a folder for backups is set in the browser; one is made there now, and shown with its time', async (t) => {
  const box = await newBox(t);
  const folder = join(temporaryFolder(t), 'backups');
  t.like((await configurationOf(box)).backup, { folder: '', keep: '14' });
  t.is((await box.ask<Refusal>('POST', '/api/backup')).status, 409, 'nowhere to');
  const saved = await save(t, box, 'backup', backupTo(folder, { keep: '3', cron: '0 4 * * 1-5' }));
  t.deepEqual(saved.backup, { folder, requireMount: '', cron: '0 4 * * 1-5', keep: '3' });
  t.is((await box.ask('POST', '/api/backup')).status, 200);
  const read = async () => (await box.ask<BackupState>('GET', '/api/backup')).body;
  const state = await box.until('the backup', read, ({ isRunning, count }) => !isRunning && count === 1);
  t.is(readdirSync(folder).length, 1);
  t.like(state, { folder, failure: null, restored: null });
  const off = await save(t, box, 'backup', backupTo(''));
  t.is(off.backup.folder, '');
  t.is((await read()).folder, null);
});

test('a backup goes to no folder that counts from somewhere else, and not at a time that there is not', async (t) => {
  const box = await newBox(t);
  t.deepEqual((await faultsOf(box, 'backup', backupTo('usb', { requireMount: 'media' }))).paths, [
    'folder',
    'requireMount',
  ]);
  t.deepEqual(
    (await faultsOf(box, 'backup', backupTo('/media/usb', { cron: '61 3 * * *', keep: '0' }))).paths,
    ['cron', 'keep'],
  );
});

test('the mailbox of returned mails is set in the browser, tried before it is saved, and switched off again', async (t) => {
  const box = await newBox(t);
  const port = await freeTcpPort();
  const path = `${PATH}/bounces/test`;
  t.is((await box.ask('POST', path, { mailbox: null })).status, 400, 'there is none yet');
  const begun = await box.ask<BounceTest>('POST', path, { mailbox: mailboxAt(port) });
  t.is(begun.status, 200);
  const read = async () => (await box.ask<BounceTest>('GET', path)).body;
  const tried = await box.until('the look', read, ({ phase }) => phase !== 'running');
  t.like(tried, { phase: 'failed', kind: 'connection' });
  t.is((await configurationOf(box)).bounces, null, 'nothing was saved');

  const move = mailboxAt(port, { folder: 'Reports', done: 'move', moveTo: 'Done' });
  const { bounces } = await save(t, box, 'bounces', { mailbox: move });
  const { password: _, ...shown } = move;
  t.deepEqual(bounces, { ...shown, hasPassword: true, isByToken: false });
  const kept = await save(t, box, 'bounces', { mailbox: mailboxAt(port, { password: null }) });
  t.like(kept.bounces, { hasPassword: true, done: 'seen' });
  const thief = mailboxAt(port, { password: null, host: 'localhost' });
  t.deepEqual((await faultsOf(box, 'bounces', { mailbox: thief })).paths, ['password']);
  t.is((await box.ask('POST', path, { mailbox: thief })).status, 400, 'nor by a try');
  t.is((await save(t, box, 'bounces', { mailbox: null })).bounces, null);
});

test('what is wrong with the mailbox is said at its field', async (t) => {
  const box = await newBox(t);
  const wrong = mailboxAt(99_999, { host: 'imap.example', user: '', done: 'move' });
  t.deepEqual((await faultsOf(box, 'bounces', { mailbox: wrong })).paths?.sort(), [
    'moveTo',
    'port',
    'security',
    'user',
  ]);
});

test('a second server, a limit and an address for failures stand beside the mail server', async (t) => {
  const box = await newBox(t);
  const { fromAddress: _, ...second } = mailAt(10, { user: 'second', password: 'geheim' });
  const fallback = {
    ...{ host: second.host, port: second.port, security: second.security, user: second.user },
    ...{ password: second.password, fingerprint: '' },
  };
  const mail = mailAt(9, { bounceAddress: 'bounces@office.example', mailsPerMinute: '30', fallback });
  const saved = await save(t, box, 'mail', mail);
  t.like(saved.mail, { bounceAddress: 'bounces@office.example', mailsPerMinute: '30', ways: [] });
  t.like(saved.mail?.fallback, { host: '127.0.0.1', port: '10', user: 'second', hasPassword: true });
  t.false(JSON.stringify(saved).includes('geheim'));
  const again = await save(t, box, 'mail', { ...mail, fallback: { ...fallback, password: null } });
  t.like(again.mail?.fallback, { hasPassword: true }, 'the password stays');
  const thief = { ...fallback, password: null, host: 'localhost' };
  t.deepEqual((await faultsOf(box, 'mail', { ...mail, fallback: thief })).paths, ['fallback.password']);
  const wrong = { ...mail, bounceAddress: 'x', mailsPerMinute: '0', fallback: { ...fallback, port: 'x' } };
  t.deepEqual((await faultsOf(box, 'mail', wrong)).paths?.sort(), [
    'bounceAddress',
    'fallback.port',
    'mailsPerMinute',
  ]);
});

test('where the file sets backups or the mailbox, the browser shows them with their place', async (t) => {
  const box = await newBox(t, 'backup:\n  folder: /media/usb/rusuban\n  require-mount: /media/usb\n');
  const { places, backup } = await configurationOf(box);
  t.deepEqual(places.backup, { type: 'file', file: '/etc/rusuban/rusuban.yaml', line: 2 });
  t.like(backup, { folder: '/media/usb/rusuban', requireMount: '/media/usb' });
  t.is((await faultsOf(box, 'backup', backupTo('/tmp'))).status, 409);
  t.is(places.bounces.type, 'browser');
});

import { resolve } from 'node:path';
import test from 'ava';
import { EXIT } from '../../../firmware/cli/command.ts';
import { type BackupOrder, backupCommand } from '../../../firmware/cli/commands/backup.ts';
import { type RestoreOrder, restoreCommand } from '../../../firmware/cli/commands/restore.ts';
import { ConfigError, WireError } from '../../../firmware/errors.ts';
import { type } from './fake-surroundings.ts';

const FILES = {
  '/etc/rusuban/rusuban.yaml':
    'data: /srv/box\nlines: [ { id: "1" } ]\nmail: { from: { address: a@b.example }, server: { host: m } }\n',
};
const MADE = { boxId: 'box-1', bytes: 4096, sha256: 'abc' };
const DONE = {
  manifest: { madeAt: '2026-11-24T01:42:00.000Z', version: '0.1.0', boxId: 'box-1' },
  ...{ replaced: '/srv/box/rusuban.db.replaced-x', boxId: 'box-2', parked: 3, waiting: 0, closedCalls: 1 },
};

const backup = async (words: string, fault?: Error) => {
  const orders: BackupOrder[] = [];
  const command = backupCommand(async (order) => {
    orders.push(order);
    if (fault !== undefined) throw fault;
    return MADE;
  });
  return { ...(await type(['backup', ...words.split(' ')], [command], { files: FILES })), order: orders[0] };
};

const restore = async (words: string, fault?: Error) => {
  const orders: RestoreOrder[] = [];
  const command = restoreCommand(async (order) => {
    orders.push(order);
    if (fault !== undefined) throw fault;
    return DONE;
  });
  return { ...(await type(['restore', ...words.split(' ')], [command], { files: FILES })), order: orders[0] };
};

test('a backup of the configured box goes to the file that was typed', async (t) => {
  const { code, out, order } = await backup('monday.backup');
  t.is(code, EXIT.done);
  t.deepEqual(order, { dataDir: '/srv/box', to: resolve('monday.backup') });
  t.regex(out, /monday\.backup holds the database of box box-1/);
});

test('with --data no configuration is needed: it may be what was lost', async (t) => {
  t.is((await backup('x --data /other --config /nowhere')).order?.dataDir, '/other');
  t.is((await restore('x --data /other --config /nowhere')).order?.dataDir, '/other');
});

test('a disk that does not take the backup ends with 1', async (t) => {
  t.is((await backup('x', new WireError('there is no space left'))).code, EXIT.failed);
});

test('a restore tells what became of the old database, the waiting mails and the open calls', async (t) => {
  const { code, out, order } = await restore('monday.backup');
  t.is(code, EXIT.done);
  t.deepEqual(order, { dataDir: '/srv/box', backup: resolve('monday.backup'), sendWaiting: false });
  t.regex(out, /kept as \/srv\/box\/rusuban\.db\.replaced-x/);
  t.regex(out, /set aside on the outbox page: 3/);
  t.regex(out, /closed now: 1/);
});

test('waiting mails are sent only where somebody says so', async (t) => {
  t.true((await restore('x --send-waiting')).order?.sendWaiting);
});

test('a backup that is not good ends with 2 and the reasons', async (t) => {
  const fault = new ConfigError('x is damaged', { details: ['its checksum is wrong'] });
  const { code, err } = await restore('x', fault);
  t.is(code, EXIT.refused);
  t.regex(err, /x is damaged[\s\S]*checksum/);
});

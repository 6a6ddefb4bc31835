import { existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { makeBackup } from '../../../firmware/backup/make-backup.ts';
import { ConfigError, WireError } from '../../../firmware/errors.ts';
import { createCustomer, getCustomer } from '../../../firmware/store/customers.ts';
import { StoreError } from '../../../firmware/store/store-error.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { customerInput, JAPAN, NOW } from '../store/temporary-box.ts';
import { backupBox } from './backup-box.ts';

type Box = Awaited<ReturnType<ReturnType<typeof backupBox>['open']>>;
const addCustomer = (db: Box, name: string) =>
  db.knex.transaction((trx) => createCustomer(trx, customerInput({ name }), { now: NOW, plan: JAPAN }));

/** One customer after another until the backup is made, so that nothing waits but for the disk. @returns their names */
async function writesDuring(db: Box, making: Promise<unknown>): Promise<readonly string[]> {
  let isMade = false;
  void Promise.allSettled([making]).then(() => {
    isMade = true;
  });
  const written: string[] = [];
  while (!isMade) {
    const name = `during ${written.length}`;
    await addCustomer(db, name);
    written.push(name);
  }
  return written;
}

test('a backup is made while the box runs and writes, and holds what was stored before it', async (t) => {
  const box = backupBox(t);
  const db = await box.open();
  const before = await addCustomer(db, '青葉製作所');
  const making = box.make();
  const written = await writesDuring(db, making);
  const manifest = await making;
  t.is(manifest.boxId, db.boxId);
  await addCustomer(db, 'after');
  await db.close();
  await box.restore();
  const restored = await box.open();
  t.is((await getCustomer(restored.knex, before.id))?.name, '青葉製作所');
  t.deepEqual(await restored.knex.raw("SELECT name FROM customer WHERE name = 'after'"), []);
  const kept: { name: string }[] = await restored.knex.raw(
    "SELECT name FROM customer WHERE name LIKE 'during %' ORDER BY row",
  );
  t.deepEqual(
    kept.map(({ name }) => name),
    written.slice(0, kept.length),
    'what was written meanwhile is in it up to one moment, without a gap',
  );
  t.deepEqual(await restored.knex.raw('PRAGMA integrity_check'), [{ integrity_check: 'ok' }]);
  await restored.close();
});

test('nothing but the backup is left beside, and an older one under the name is replaced', async (t) => {
  const box = backupBox(t);
  await (await box.open()).close();
  for (const end of ['', '.partial', '.partial-db'])
    writeFileSync(`${box.backup}${end}`, 'left by a power cut');
  await box.make();
  t.deepEqual(
    readdirSync(box.folder).filter((name) => name.startsWith('box.backup')),
    ['box.backup'],
  );
  t.true(readFileSync(box.backup, 'latin1').startsWith('rusuban-backup {"format":1'));
});

test('a backup that cannot be written says so, leaves nothing behind and keeps the older one', async (t) => {
  const box = backupBox(t);
  await (await box.open()).close();
  const to = join(box.folder, 'no-such-folder', 'x.backup');
  const request = { database: box.file, to, version: '0.1.0', clock: new FakeClock() };
  const error = await t.throwsAsync(makeBackup(request), { instanceOf: WireError });
  t.true(error.message.includes(to));
  writeFileSync(box.backup, 'older');
  rmSync(box.file);
  await t.throwsAsync(box.make(), { instanceOf: WireError });
  t.is(readFileSync(box.backup, 'utf8'), 'older');
  t.false(existsSync(box.file), 'a backup of nothing must not make a database');
});

test('the database that a restore replaces is kept beside under a dated name', async (t) => {
  const box = backupBox(t);
  const db = await box.open();
  await box.make();
  const added = await addCustomer(db, 'only in the old one');
  await db.close();
  const { replaced } = await box.restore();
  t.is(replaced, `${box.file}.replaced-20261126T014200Z`);
  rmSync(box.file);
  writeFileSync(box.file, readFileSync(String(replaced)));
  const old = await box.open();
  t.not(await getCustomer(old.knex, added.id), null);
  await old.close();
});

test('a backup is restored on a machine that has no database yet', async (t) => {
  const box = backupBox(t);
  await (await box.open()).close();
  await box.make();
  rmSync(box.file);
  t.is((await box.restore()).replaced, null);
  await (await box.open()).close();
});

test('the write-ahead log of a damaged database never meets the restored one', async (t) => {
  const box = backupBox(t);
  await (await box.open()).close();
  await box.make();
  writeFileSync(box.file, Buffer.alloc(8192, 'damaged '));
  writeFileSync(`${box.file}-wal`, 'a log of the damaged one');
  const { replaced } = await box.restore();
  t.is(readFileSync(`${replaced}-wal`, 'utf8'), 'a log of the damaged one');
  t.false(existsSync(`${box.file}-wal`));
  await (await box.open()).close();
});

test('a restore is refused while a box runs on the database', async (t) => {
  const box = backupBox(t);
  const db = await box.open();
  await box.make();
  const error = await t.throwsAsync(box.restore(), { instanceOf: StoreError });
  t.is(error.fault, 'in-use');
  await db.knex.raw('SELECT 1');
  await db.close();
});

test('a backup whose database has a step of a later version is refused, with that version', async (t) => {
  const box = backupBox(t);
  const db = await box.open();
  await db.knex('knex_migrations').insert({ name: '9999-later', batch: 2, migration_time: 0 });
  await box.make();
  await db.knex('knex_migrations').where({ name: '9999-later' }).delete();
  await db.close();
  const before = readFileSync(box.file);
  const error = await t.throwsAsync(box.restore(), { instanceOf: ConfigError });
  t.regex(
    `${error.message} ${error.details.join(' ')}`,
    /newer version 0\.1\.0.*9999-later.*Nothing was changed/s,
  );
  t.deepEqual(readFileSync(box.file), before);
});

const spoils = {
  'is cut off in its first line': (file: string) => truncateSync(file, 40),
  'is cut off in its database': (file: string) => truncateSync(file, readFileSync(file).length - 100),
  // One byte alone may mean the same: in a run of zeros it matters little from where they are copied.
  'has changed bytes in its database': (file: string) => {
    const bytes = readFileSync(file);
    const at = Math.floor(bytes.length / 2);
    bytes.subarray(at, at + 32).forEach((byte, index, part) => {
      part[index] = byte ^ 0x10;
    });
    writeFileSync(file, bytes);
  },
  'promises another checksum': (file: string) => {
    const text = readFileSync(file, 'latin1');
    const spoilt = text.replace(/"sha256":"[0-9a-f]{4}/, '"sha256":"0000');
    writeFileSync(file, spoilt, 'latin1');
  },
  'holds more than it promises': (file: string) => {
    writeFileSync(file, readFileSync(file, 'latin1').replace(/"bytes":\d+/, '"bytes":4096'), 'latin1');
  },
  'names another box': (file: string) => {
    const text = readFileSync(file, 'latin1').replace(/"boxId":"[0-9a-f-]{8}/, '"boxId":"00000000');
    writeFileSync(file, text, 'latin1');
  },
  'is something else': (file: string) => writeFileSync(file, 'SQLite format 3\0\n'),
};

for (const [what, spoil] of Object.entries(spoils)) {
  test(`a backup that ${what} is refused before anything is touched`, async (t) => {
    const box = backupBox(t);
    await (await box.open()).close();
    await box.make();
    spoil(box.backup);
    const before = readFileSync(box.file);
    const names = readdirSync(box.folder);
    const error = await t.throwsAsync(box.restore(), { instanceOf: ConfigError });
    t.regex(error.details.join('\n'), /Nothing was changed/);
    t.deepEqual(readFileSync(box.file), before);
    t.deepEqual(readdirSync(box.folder), names);
  });
}

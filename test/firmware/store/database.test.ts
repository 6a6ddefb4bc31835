import { existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { openDatabase } from '../../../firmware/store/database.ts';
import { StoreError } from '../../../firmware/store/store-error.ts';
import { silentLog } from '../../../hw/log.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { temporaryBox, temporaryFolder } from './temporary-box.ts';

const open = (file: string) => openDatabase({ file, clock: new FakeClock(), log: silentLog });

test('a new database is durable against a power cut: write-ahead log, every commit synchronised', async (t) => {
  const { knex } = await temporaryBox(t);
  t.like(await knex.raw('PRAGMA journal_mode'), [{ journal_mode: 'wal' }]);
  t.like(await knex.raw('PRAGMA synchronous'), [{ synchronous: 2 }]);
  t.like(await knex.raw('PRAGMA foreign_keys'), [{ foreign_keys: 1 }]);
});

test('opening a database again changes nothing and keeps the identity of the box', async (t) => {
  const file = join(temporaryFolder(t), 'box.db');
  const first = await open(file);
  const schema = await first.knex.raw('SELECT sql FROM sqlite_master ORDER BY name');
  const migrations = await first.knex.raw('SELECT * FROM knex_migrations');
  await first.close();
  const second = await open(file);
  t.is(second.boxId, first.boxId);
  t.is(second.siteId, first.siteId);
  t.deepEqual(await second.knex.raw('SELECT sql FROM sqlite_master ORDER BY name'), schema);
  t.deepEqual(await second.knex.raw('SELECT * FROM knex_migrations'), migrations);
  t.is((await second.knex.raw('SELECT * FROM box_identity')).length, 1);
  await second.close();
});

test('a start of a database whose schema is the present one writes nothing: it starts on a full disk, too', async (t) => {
  const file = join(temporaryFolder(t), 'box.db');
  await (await open(file)).close();
  const before = readFileSync(file);
  const again = await open(file);
  const log = existsSync(`${file}-wal`) ? readFileSync(`${file}-wal`).length : 0;
  await again.close();
  t.is(log, 0);
  t.deepEqual(readFileSync(file), before);
});

test('a database of a newer version is refused and left as it is', async (t) => {
  const file = join(temporaryFolder(t), 'box.db');
  const db = await open(file);
  await db.knex('knex_migrations').insert({ name: '9999-later', batch: 2, migration_time: 0 });
  await db.close();
  const before = readFileSync(file);
  const error = await t.throwsAsync(open(file), { instanceOf: StoreError });
  t.is(error.fault, 'newer');
  t.true(error.message.includes(file));
  t.regex(error.message, /9999-later/);
  t.deepEqual(readFileSync(file), before);
});

test('a file that is no database is refused, named, and left as it is', async (t) => {
  const file = join(temporaryFolder(t), 'box.db');
  const garbage = Buffer.alloc(8192, 'not a database ');
  writeFileSync(file, garbage);
  const error = await t.throwsAsync(open(file), { instanceOf: StoreError });
  t.is(error.fault, 'corrupt');
  t.true(error.message.includes(file));
  t.regex(error.message, /restore the last backup/);
  t.deepEqual(readFileSync(file), garbage);
});

test('a database that was cut off is refused and left as it is', async (t) => {
  const file = join(temporaryFolder(t), 'box.db');
  await (await open(file)).close();
  truncateSync(file, 20_000);
  const before = readFileSync(file);
  const error = await t.throwsAsync(open(file), { instanceOf: StoreError });
  t.is(error.fault, 'corrupt');
  t.deepEqual(readFileSync(file), before);
});

test('a second box on the same file is refused, and may have it when the first is closed', async (t) => {
  const file = join(temporaryFolder(t), 'box.db');
  const first = await open(file);
  const error = await t.throwsAsync(open(file), { instanceOf: StoreError });
  t.is(error.fault, 'in-use');
  t.true(error.message.includes(file));
  t.is((await first.knex.raw('SELECT * FROM box_identity')).length, 1);
  await first.close();
  const second = await open(file);
  t.is(second.boxId, first.boxId);
  await second.close();
});

test('a folder that does not exist is an error that names the file', async (t) => {
  const file = join(temporaryFolder(t), 'no-such-folder', 'box.db');
  const error = await t.throwsAsync(open(file), { instanceOf: StoreError });
  t.is(error.fault, 'cannot-open');
  t.true(error.message.includes(file));
  t.false(existsSync(file));
});

test('the outer handle inside a transaction fails at once instead of waiting for itself', async (t) => {
  const { knex } = await temporaryBox(t);
  const inside = knex.transaction(async (trx) => {
    await trx.raw('SELECT 1');
    await knex.raw('SELECT 1');
  });
  await t.throwsAsync(inside, { message: /use the transaction only/ });
  const nested = knex.transaction(() => knex.transaction(async () => {}));
  await t.throwsAsync(nested, { message: /use the transaction only/ });
  t.is((await knex.raw('SELECT 1')).length, 1);
});

test('a transaction inside a transaction is a savepoint of its own', async (t) => {
  const { knex } = await temporaryBox(t);
  await knex.transaction(async (trx) => {
    await trx.raw("INSERT INTO setting VALUES ('s', 'outer', '1', 1)");
    const inner = trx.transaction(async (savepoint) => {
      await savepoint.raw("INSERT INTO setting VALUES ('s', 'inner', '1', 1)");
      throw new Error('only the inner one');
    });
    await t.throwsAsync(inner, { message: 'only the inner one' });
  });
  t.deepEqual(await knex.raw('SELECT name FROM setting'), [{ name: 'outer' }]);
});

test('work that a transaction has started may use the outer handle once it is over', async (t) => {
  const { knex } = await temporaryBox(t);
  let later: Promise<unknown> = Promise.resolve();
  let over: () => void = () => {};
  const isOver = new Promise<void>((resolve) => {
    over = resolve;
  });
  await knex.transaction(async () => {
    later = isOver.then(() => knex.raw('SELECT 1 AS one'));
  });
  over();
  t.deepEqual(await later, [{ one: 1 }]);
});

test('the message of a failed statement holds none of its values', async (t) => {
  const { knex } = await temporaryBox(t);
  const error = await t.throwsAsync(
    knex('setting').insert({ site_id: '0312345678', name: '山田', value: null, hlc: 1 }),
  );
  t.notRegex(String(error), /0312345678|山田/);
});

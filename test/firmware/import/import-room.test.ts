import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import test, { type ExecutionContext } from 'ava';
import iconv from 'iconv-lite';
import { ImportRoom } from '../../../firmware/import/import-room.ts';
import { ImportRefusal } from '../../../firmware/import/received.ts';
import { insertCustomers } from '../../../firmware/store/bulk.ts';
import { findByNumber } from '../../../firmware/store/customer-numbers.ts';
import { searchCustomers } from '../../../firmware/store/customer-search.ts';
import { createCustomer, pageCustomers } from '../../../firmware/store/customers.ts';
import { createRepresentative } from '../../../firmware/store/representatives.ts';
import { decideImport, enliven } from '../../../firmware/store/staged-customers.ts';
import { silentLog } from '../../../hw/log.ts';
import { eventually } from '../../support/eventually.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import {
  customerInput,
  eventsOf,
  JAPAN,
  NOW,
  temporaryBox,
  temporaryFolder,
  withNumbers,
} from '../store/temporary-box.ts';

async function setUp(t: ExecutionContext) {
  const db = await temporaryBox(t);
  const folder = join(temporaryFolder(t), 'import');
  let changes = 0;
  const onChange = () => {
    changes += 1;
  };
  const room = new ImportRoom({
    db,
    clock: new FakeClock(NOW),
    log: silentLog,
    plan: JAPAN,
    folder,
    onChange,
  });
  await room.start();
  const person = {
    name: '高橋 健一',
    kana: '',
    extension: null,
    locale: 'ja',
    addresses: [],
    quietHours: [],
  } as const;
  await db.knex.transaction((trx) => createRepresentative(trx, person, NOW));
  const send = async (text: string | Buffer) => {
    await room.receive('customers.csv', Readable.from([Buffer.from(text)]));
    await eventually(() => room.state.phase === 'ready');
  };
  const names = async () => (await pageCustomers(db.knex, { limit: 200 })).items.map(({ name }) => name);
  return { db, room, send, names, folder, changes: () => changes };
}

const FILE = `会社名,フリガナ,TEL,担当者,業種
青葉製作所,アオバ,03-1234-5678,高橋健一,製造
北斗印刷,ホクト,06-9876-5432,,印刷
`;

test('a Shift_JIS file is read, shown and written, with representatives by name and fields of its own', async (t) => {
  const { db, room, send, names, changes } = await setUp(t);
  await send(iconv.encode(FILE, 'cp932'));
  t.like(room.state, { encoding: 'cp932', rows: 2, problemCount: 0, duplicateCount: 0 });
  t.deepEqual(
    room.state.columns.map(({ field }) => field),
    ['name', 'kana', 'number', 'representative', 'extra'],
  );
  t.deepEqual(await names(), []);
  room.commit('leave-out');
  await eventually(() => room.state.phase === 'done');
  t.deepEqual(await names(), ['青葉製作所', '北斗印刷']);
  const [found] = (await searchCustomers(db.knex, '1234-5678', { plan: JAPAN, limit: 9 })).items;
  t.like(found, { representative: { name: '高橋 健一' }, extra: [{ name: '業種', value: '製造' }] });
  const events = await eventsOf(db);
  t.deepEqual(
    events.map(({ oseq }) => oseq),
    [1, 2, 3],
  );
  t.deepEqual(
    events.map(({ body }) => body['name']),
    ['高橋 健一', '青葉製作所', '北斗印刷'],
  );
  t.is(changes(), 1);
  t.deepEqual(await db.knex.raw('SELECT * FROM import_event'), []);
});

test('one line that is wrong keeps the whole file out, and is named', async (t) => {
  const { room, send, names } = await setUp(t);
  await send(`${FILE},,03,山本,\n`);
  t.is(room.state.problemCount, 2);
  t.deepEqual(
    room.state.problems.map(({ line, column, problem }) => `${line} ${column} ${problem}`),
    ['4 会社名 no-name', '4 担当者 representative'],
  );
  t.throws(() => room.commit('add'), { instanceOf: ImportRefusal });
  t.deepEqual(await names(), []);
});

test('columns can be sent elsewhere, and the file is read anew', async (t) => {
  const { room, send } = await setUp(t);
  await send('A,B\n青葉,x\n');
  t.is(room.state.problemCount, 1);
  room.setFields(['name', 'notes']);
  await eventually(() => room.state.phase === 'ready');
  t.like(room.state, { problemCount: 0, rows: 1 });
  t.is(room.state.sample[0]?.name, '青葉');
});

test('whose number is known is shown before, and left out or added as told', async (t) => {
  const { db, room, send, names } = await setUp(t);
  await db.knex.transaction((trx) =>
    createCustomer(trx, customerInput({ name: '旧青葉', ...withNumbers('0312345678') }), {
      now: NOW,
      plan: JAPAN,
    }),
  );
  await send(`${FILE}北斗第二,,06 9876 5432,,\n`);
  t.deepEqual(
    room.state.duplicates.map(({ line, owner, sameAs }) => [line, owner, sameAs]),
    [
      [2, '旧青葉', null],
      [4, null, 3],
    ],
  );
  room.commit('leave-out');
  await eventually(() => room.state.phase === 'done');
  t.deepEqual((await names()).toSorted(), ['北斗印刷', '旧青葉']);
  t.is(room.state.added, 1);
});

test('what was staged and not committed is found by nobody and gone after the next start', async (t) => {
  const { db, room, names } = await setUp(t);
  const staged = { importId: 'cut', first: 0 };
  const inputs = [customerInput({ name: '青葉', ...withNumbers('0312345678') })];
  await db.knex.transaction((trx) => insertCustomers(trx, inputs, { now: NOW, plan: JAPAN, staged }));
  t.deepEqual(await names(), []);
  t.deepEqual(await findByNumber(db.knex, '+81312345678'), []);
  t.is((await searchCustomers(db.knex, '青葉', { plan: JAPAN, limit: 9 })).items.length, 0);
  await room.start();
  for (const table of ['customer', 'customer_number', 'import_event']) {
    t.deepEqual(await db.knex.raw(`SELECT * FROM ${table}`), [], table);
  }
});

test('an import whose end was decided goes on after a power cut, with an event of each customer and no gap', async (t) => {
  const { db, room, names, changes } = await setUp(t);
  const staged = { importId: 'cut', first: 0 };
  const inputs = Array.from({ length: 600 }, (_, n) =>
    customerInput({ name: `青葉${n}`, ...withNumbers(`03-1234-${1000 + n}`) }),
  );
  await db.knex.transaction((trx) => insertCustomers(trx, inputs, { now: NOW, plan: JAPAN, staged }));
  await decideImport(db.knex, 'cut', NOW);
  // The power went after the first of them.
  const first = await db.knex.transaction((trx) => enliven(trx, 'cut', NOW));
  t.true(first > 0 && first < 600);
  t.is((await findByNumber(db.knex, '+81312341000')).length, 1);
  t.is((await findByNumber(db.knex, '+81312341599')).length, 0);
  await room.start();
  t.is(room.state.phase, 'writing');
  await t.throwsAsync(room.cancel(), { instanceOf: ImportRefusal });
  await eventually(() => room.state.phase === 'done');
  t.is((await findByNumber(db.knex, '+81312341599')).length, 1);
  t.is((await names()).length, 200);
  t.is(changes(), 1);
  const events = await eventsOf(db);
  t.deepEqual(
    events.map(({ oseq }) => oseq),
    events.map((_, at) => at + 1),
  );
  t.is(new Set(events.filter(({ kind }) => kind === 'customer').map(({ subject }) => subject)).size, 600);
  for (const table of ['import_event', 'import_decided']) {
    t.deepEqual(await db.knex.raw(`SELECT * FROM ${table}`), [], table);
  }
});

test('a disk that is full in the moment of coming to life does not end the import', async (t) => {
  const { db, room, send, names } = await setUp(t);
  await send(FILE);
  await db.knex.raw(
    "CREATE TRIGGER full BEFORE UPDATE ON customer BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END",
  );
  room.commit('add');
  await eventually(() => !room.state.canCancel && room.state.progress >= 0.8);
  t.deepEqual(await names(), []);
  await room.stop();
  await db.knex.raw('DROP TRIGGER full');
  const next = new ImportRoom({
    ...{ db, clock: new FakeClock(NOW), log: silentLog, plan: JAPAN, folder: temporaryFolder(t) },
    onChange: () => {},
  });
  await next.start();
  await eventually(() => next.state.phase === 'done');
  t.deepEqual(await names(), ['青葉製作所', '北斗印刷']);
});

test('an import that is cancelled leaves no customer, and no file', async (t) => {
  const { db, room, send, names, folder } = await setUp(t);
  const lines = Array.from({ length: 3000 }, (_, n) => `顧客${n},03-0000-${String(n).padStart(4, '0')}`);
  await send(`会社名,TEL\n${lines.join('\n')}\n`);
  t.is(room.state.rows, 3000);
  room.commit('add');
  await eventually(() => room.state.added > 0 || room.state.phase === 'done');
  await room.cancel();
  t.is(room.state.phase, 'none');
  t.deepEqual(await names(), []);
  t.deepEqual(await db.knex.raw('SELECT id FROM customer'), []);
  t.false(existsSync(folder));
});

test('a file of cards is read, too; noise has no customers and cannot be written', async (t) => {
  const { room, send } = await setUp(t);
  await send('BEGIN:VCARD\r\nVERSION:3.0\r\nORG:青葉\r\nTEL;TYPE=WORK:03-1234-5678\r\nEND:VCARD\r\n');
  t.like(room.state, { kind: 'vcard', rows: 1, problemCount: 0 });
  await send(Buffer.from([0, 1, 2, 255, 254, 10, 34, 13, 0]));
  t.throws(() => room.commit('add'), { instanceOf: ImportRefusal });
});

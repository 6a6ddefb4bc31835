import test from 'ava';
import { CursorError } from '../../../firmware/store/cursor.ts';
import {
  addCustomerNumber,
  createCustomer,
  deleteCustomer,
  getCustomer,
  getSnapshot,
  pageCustomers,
  updateCustomer,
} from '../../../firmware/store/customers.ts';
import type { Database } from '../../../firmware/store/database.ts';
import { customerInput, eventsOf, JAPAN, NOW, temporaryBox, withNumbers } from './temporary-box.ts';

const CONTEXT = { now: NOW, plan: JAPAN };
const UNKNOWN = '01900000-0000-7000-8000-000000000000';
const FULL = customerInput({
  name: '株式会社青葉製作所',
  kana: 'アオバセイサクショ',
  department: '購買部',
  contact: '佐藤 美咲',
  address: '東京都港区芝浦1-2-3',
  fax: '03-0000-1209',
  importance: 'A',
  notes: '午前中に',
  numbers: [
    { number: '03-0000-1201', label: '代表' },
    { number: '03-0000-12*', label: '社内' },
  ],
});

const create = (db: Database, input = FULL) =>
  db.knex.transaction((trx) => createCustomer(trx, input, CONTEXT));

test('a customer comes back as entered, with the kind of each number', async (t) => {
  const db = await temporaryBox(t);
  const { id } = await create(db);
  const { representativeId: _, numbers, ...fields } = FULL;
  t.like(await getCustomer(db.knex, id), { id, ...fields, representative: null });
  t.like(await getCustomer(db.knex, id), { lastContactAt: null, createdAt: NOW, updatedAt: NOW });
  t.deepEqual((await getCustomer(db.knex, id))?.numbers, [
    { ...numbers[0], kind: 'exact' },
    { ...numbers[1], kind: 'block' },
  ]);
});

test('the snapshot for a call holds no notes and no numbers', async (t) => {
  const db = await temporaryBox(t);
  const { id } = await create(db);
  const { numbers: _, notes: __, representativeId: ___, ...fields } = FULL;
  t.deepEqual(await getSnapshot(db.knex, id), { id, ...fields, representative: null });
});

test('a new customer is told with all fields, a change with the changed ones only', async (t) => {
  const db = await temporaryBox(t);
  const { id } = await create(db);
  const changed = { ...FULL, importance: 'B' as const };
  await db.knex.transaction((trx) => updateCustomer(trx, id, changed, CONTEXT));
  const [made, told, ...more] = await eventsOf(db);
  t.like(made, { kind: 'customer', subject: id, body: { id, ...FULL } });
  t.deepEqual(told?.body, { id, importance: 'B' });
  t.deepEqual(more, []);
});

test('saving what is stored already writes nothing', async (t) => {
  const db = await temporaryBox(t);
  const before = await create(db);
  const later = { now: NOW + 1000, plan: JAPAN };
  t.deepEqual(await db.knex.transaction((trx) => updateCustomer(trx, before.id, FULL, later)), before);
  t.is((await eventsOf(db)).length, 1);
});

test('an update replaces the numbers', async (t) => {
  const db = await temporaryBox(t);
  const { id } = await create(db);
  const changed = { ...FULL, ...withNumbers('090-0000-4821') };
  const after = await db.knex.transaction((trx) => updateCustomer(trx, id, changed, CONTEXT));
  t.deepEqual(after?.numbers, [{ number: '090-0000-4821', label: '', kind: 'exact' }]);
});

test('a customer who was removed is neither found nor listed, and can be removed only once', async (t) => {
  const db = await temporaryBox(t);
  const { id } = await create(db);
  const remove = () => db.knex.transaction((trx) => deleteCustomer(trx, id, NOW));
  t.true(await remove());
  t.is(await getCustomer(db.knex, id), null);
  t.is(await getSnapshot(db.knex, id), null);
  t.deepEqual((await pageCustomers(db.knex, { limit: 10 })).items, []);
  t.false(await remove());
  t.is(await db.knex.transaction((trx) => updateCustomer(trx, id, FULL, CONTEXT)), null);
  t.deepEqual(
    (await eventsOf(db)).map((event) => event.kind),
    ['customer', 'customer-deleted'],
  );
});

test('nothing is changed under an unknown key', async (t) => {
  const db = await temporaryBox(t);
  t.is(await db.knex.transaction((trx) => updateCustomer(trx, UNKNOWN, FULL, CONTEXT)), null);
  t.is(await db.knex.transaction((trx) => addCustomerNumber(trx, UNKNOWN, '0312345678', CONTEXT)), null);
  t.deepEqual(await eventsOf(db), []);
});

test('a number is added once, in whatever way it is written', async (t) => {
  const db = await temporaryBox(t);
  const { id } = await create(db, customerInput(withNumbers('03-1234-5678')));
  const add = (number: string) => db.knex.transaction((trx) => addCustomerNumber(trx, id, number, CONTEXT));
  await add('+81312345678');
  await add('０９０－１２３４－５６７８');
  await add('09012345678');
  t.deepEqual(
    (await getCustomer(db.knex, id))?.numbers.map((one) => one.number),
    ['03-1234-5678', '０９０－１２３４－５６７８'],
  );
});

test('pages go through all customers once, in the order of their reading', async (t) => {
  const db = await temporaryBox(t);
  const readings = ['ｻｸﾗ', 'あおば', 'アオハ', 'ミナト', '', 'かとう', 'ガトウ'];
  for (const kana of readings) await create(db, customerInput({ name: `名${kana}`, kana }));
  const seen: string[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < 10; page += 1) {
    const { items, next } = await pageCustomers(db.knex, { limit: 2, cursor });
    t.true(items.length <= 2);
    seen.push(...items.map((customer) => customer.kana));
    if (next === null) break;
    cursor = next;
  }
  t.deepEqual(seen, ['アオハ', 'あおば', 'かとう', 'ガトウ', 'ｻｸﾗ', 'ミナト', '']);
});

test('a cursor fits into a request, however long the reading', async (t) => {
  const db = await temporaryBox(t);
  for (let n = 0; n < 2; n += 1) await create(db, customerInput({ kana: 'ア'.repeat(200) }));
  const { next } = await pageCustomers(db.knex, { limit: 1 });
  t.true((next ?? '').length > 0 && (next ?? '').length <= 200);
});

for (const cursor of ['', 'x', 'bnVsbA', Buffer.from('[1]').toString('base64url')]) {
  test(`"${cursor}" is refused as a cursor`, async (t) => {
    const db = await temporaryBox(t);
    await t.throwsAsync(pageCustomers(db.knex, { limit: 1, cursor }), { instanceOf: CursorError });
  });
}

import test from 'ava';
import { insertCustomers } from '../../../firmware/store/bulk.ts';
import { findByNumber } from '../../../firmware/store/customer-numbers.ts';
import { searchCustomers } from '../../../firmware/store/customer-search.ts';
import { createCustomer, getCustomer, pageCustomers } from '../../../firmware/store/customers.ts';
import { customerInput, eventsOf, JAPAN, NOW, temporaryBox, withNumbers } from './temporary-box.ts';

const CONTEXT = { now: NOW, plan: JAPAN };
const number = (n: number) => `03-0000-${String(n).padStart(4, '0')}`;
const customers = (count: number) =>
  Array.from({ length: count }, (_, n) => customerInput({ name: `顧客番号${n}`, ...withNumbers(number(n)) }));

test('customers that come in bulk are found by number and by name like those entered by hand', async (t) => {
  const db = await temporaryBox(t);
  await db.knex.transaction((trx) => createCustomer(trx, customerInput({ name: '先にいた' }), CONTEXT));
  await db.knex.transaction((trx) => insertCustomers(trx, customers(1203), CONTEXT));
  const [found] = await findByNumber(db.knex, '+81300000777');
  t.is(found?.name, '顧客番号777');
  const { items } = await searchCustomers(db.knex, '番号777', { plan: JAPAN, limit: 5 });
  t.deepEqual(
    items.map((one) => one.id),
    found === undefined ? [] : [found.id],
  );
  t.like(await getCustomer(db.knex, found?.id ?? ''), {
    numbers: [{ number: number(777), label: '', kind: 'exact' }],
    createdAt: NOW,
  });
});

test('each has its event, numbered without gaps', async (t) => {
  const db = await temporaryBox(t);
  await db.knex.transaction((trx) => insertCustomers(trx, customers(700), CONTEXT));
  const events = await eventsOf(db);
  t.deepEqual(
    events.map((event) => event.oseq),
    Array.from({ length: 700 }, (_, index) => index + 1),
  );
  t.like(events[3], { kind: 'customer', body: { ...customers(4)[3] } });
});

test('progress is told until all are in', async (t) => {
  const db = await temporaryBox(t);
  const told: number[] = [];
  const context = { ...CONTEXT, onProgress: (done: number) => told.push(done) };
  await db.knex.transaction((trx) => insertCustomers(trx, customers(1100), context));
  t.deepEqual(told, [500, 1000, 1100]);
});

test('a failure leaves none of them', async (t) => {
  const db = await temporaryBox(t);
  const failing = db.knex.transaction(async (trx) => {
    await insertCustomers(trx, customers(600), CONTEXT);
    throw new Error('power cut');
  });
  await t.throwsAsync(failing, { message: 'power cut' });
  t.deepEqual((await pageCustomers(db.knex, { limit: 1 })).items, []);
  t.deepEqual(await findByNumber(db.knex, '+81300000001'), []);
  t.deepEqual(await eventsOf(db), []);
});

import test from 'ava';
import { pageCalls } from '../../../firmware/store/call-pages.ts';
import { mergeCustomers, restoreCustomer } from '../../../firmware/store/customer-merge.ts';
import { findByNumber } from '../../../firmware/store/customer-numbers.ts';
import { searchCustomers } from '../../../firmware/store/customer-search.ts';
import {
  createCustomer,
  deleteCustomer,
  getCustomer,
  updateCustomer,
} from '../../../firmware/store/customers.ts';
import { createRepresentative } from '../../../firmware/store/representatives.ts';
import { missed, ringing, save, snapshot } from './call-samples.ts';
import { customerInput, eventsOf, JAPAN, NOW, temporaryBox, withNumbers } from './temporary-box.ts';

const CONTEXT = { now: NOW, plan: JAPAN };
const names = async (db: Parameters<typeof searchCustomers>[0], text: string) =>
  (await searchCustomers(db, text, { plan: JAPAN, limit: 9 })).items.map(({ name }) => name);

test('the customer who stays takes what he does not know from the other, whose numbers and calls become his', async (t) => {
  const db = await temporaryBox(t);
  const { kept, gone } = await db.knex.transaction(async (trx) => ({
    kept: await createCustomer(
      trx,
      customerInput({
        name: '青葉',
        notes: 'a',
        ...withNumbers('03-1234-5678'),
        tags: ['得意先'],
        extra: [{ name: 'ID', value: '1' }],
      }),
      CONTEXT,
    ),
    gone: await createCustomer(
      trx,
      customerInput({
        name: '青葉製作所',
        address: '東京',
        notes: 'b',
        ...withNumbers('0312345678', '06-9876-5432'),
        tags: ['得意先', '西'],
        extra: [
          { name: 'ID', value: '2' },
          { name: '業種', value: '製造' },
        ],
      }),
      CONTEXT,
    ),
  }));
  const customer = { ...snapshot('青葉製作所'), id: gone.id };
  await save(db, missed(ringing('call', { match: { type: 'one', customer } })));
  const merged = await db.knex.transaction((trx) => mergeCustomers(trx, kept.id, gone.id, CONTEXT));
  t.like(merged, { name: '青葉', address: '東京', notes: 'a\nb', tags: ['得意先', '西'] });
  t.deepEqual(
    merged?.numbers.map(({ number }) => number),
    ['03-1234-5678', '06-9876-5432'],
  );
  t.deepEqual(merged?.extra, [
    { name: 'ID', value: '1' },
    { name: '業種', value: '製造' },
  ]);
  t.is(await getCustomer(db.knex, gone.id), null);
  t.deepEqual(
    (await findByNumber(db.knex, '+81698765432')).map(({ name }) => name),
    ['青葉'],
  );
  const { items } = await pageCalls(db.knex, { customer: kept.id, limit: 9 });
  t.is(items[0]?.customer?.name, '青葉製作所');
  t.is((await getCustomer(db.knex, kept.id))?.lastContactAt, NOW);
  t.is((await eventsOf(db)).at(-1)?.kind, 'customer-merged');
});

test('nobody is merged with himself or with nobody', async (t) => {
  const db = await temporaryBox(t);
  const { id } = await db.knex.transaction((trx) => createCustomer(trx, customerInput({}), CONTEXT));
  for (const other of [id, '01900000-0000-7000-8000-000000000009']) {
    t.is(await db.knex.transaction((trx) => mergeCustomers(trx, id, other, CONTEXT)), null);
  }
  t.not(await getCustomer(db.knex, id), null);
});

test('a deletion is taken back with numbers, tags and words', async (t) => {
  const db = await temporaryBox(t);
  const input = customerInput({
    name: '青葉',
    ...withNumbers('03-1234-5678', '06-9876-5432'),
    tags: ['得意先'],
  });
  const { id } = await db.knex.transaction((trx) => createCustomer(trx, input, CONTEXT));
  await db.knex.transaction((trx) => deleteCustomer(trx, id, NOW + 1));
  t.deepEqual(await names(db.knex, '青葉'), []);
  const later = { ...CONTEXT, now: NOW + 2 };
  const back = await db.knex.transaction((trx) => restoreCustomer(trx, id, later));
  t.deepEqual(
    back?.numbers.map(({ number }) => number),
    ['03-1234-5678', '06-9876-5432'],
  );
  t.deepEqual(await names(db.knex, '得意'), ['青葉']);
  t.is((await findByNumber(db.knex, '+81312345678')).length, 1);
  t.is(await db.knex.transaction((trx) => restoreCustomer(trx, id, later)), null);
});

test('tags and own fields stay when a request leaves them out', async (t) => {
  const db = await temporaryBox(t);
  const made = await db.knex.transaction((trx) =>
    createCustomer(trx, customerInput({ tags: ['西'], extra: [{ name: 'ID', value: '1' }] }), CONTEXT),
  );
  const changed = await db.knex.transaction((trx) =>
    updateCustomer(trx, made.id, customerInput({ name: '別名' }), CONTEXT),
  );
  t.like(changed, { name: '別名', tags: ['西'], extra: [{ name: 'ID', value: '1' }] });
});

test('a customer is found by the name of the representative, also after that one’s name changed', async (t) => {
  const db = await temporaryBox(t);
  await db.knex.transaction(async (trx) => {
    const person = {
      name: '高橋 健一',
      kana: 'タカハシ',
      extension: null,
      locale: 'ja',
      addresses: [],
      quietHours: [],
    } as const;
    const { id } = await createRepresentative(trx, person, NOW);
    await createCustomer(trx, customerInput({ name: '青葉', representativeId: id }), CONTEXT);
    await createCustomer(trx, customerInput({ name: '北斗' }), CONTEXT);
  });
  t.deepEqual(await names(db.knex, '高橋'), ['青葉']);
  t.deepEqual(await names(db.knex, 'たかはし'), ['青葉']);
  t.deepEqual(await names(db.knex, '健'), []);
});

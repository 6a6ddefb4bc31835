import test from 'ava';
import { createCustomer, getCustomer } from '../../../firmware/store/customers.ts';
import {
  createRepresentative,
  deleteRepresentative,
  getRepresentative,
  listRepresentatives,
  type RepresentativeInput,
  updateRepresentative,
} from '../../../firmware/store/representatives.ts';
import { customerInput, eventsOf, JAPAN, NOW, temporaryBox } from './temporary-box.ts';

const takahashi: RepresentativeInput = {
  name: '高橋 健一',
  kana: 'タカハシ ケンイチ',
  extension: '101',
  locale: 'ja',
  quietHours: [{ days: [1, 2], from: '19:00', to: '07:30' }],
  addresses: [
    { address: 'takahashi@example.jp', label: '会社', charset: 'utf-8' },
    { address: 'takahashi.k@example.com', label: '携帯', charset: 'iso-2022-jp' },
  ],
};

test('a representative has several addresses in their order', async (t) => {
  const db = await temporaryBox(t);
  const made = await db.knex.transaction((trx) => createRepresentative(trx, takahashi, NOW));
  t.deepEqual(await getRepresentative(db.knex, made.id), { id: made.id, ...takahashi });
  t.like((await eventsOf(db))[0], { kind: 'representative', subject: made.id, body: { name: '高橋 健一' } });
});

test('an update replaces the addresses', async (t) => {
  const { knex } = await temporaryBox(t);
  const made = await knex.transaction((trx) => createRepresentative(trx, takahashi, NOW));
  const changed = {
    ...takahashi,
    extension: null,
    addresses: [{ address: 'new@example.jp', label: '', charset: 'utf-8' as const }],
  };
  await knex.transaction((trx) => updateRepresentative(trx, made.id, changed, NOW));
  t.deepEqual(await getRepresentative(knex, made.id), { id: made.id, ...changed });
});

test('representatives are listed in the order of their reading', async (t) => {
  const { knex } = await temporaryBox(t);
  const create = (name: string, kana: string) =>
    knex.transaction((trx) => createRepresentative(trx, { ...takahashi, name, kana }, NOW));
  await create('山本', 'ヤマモト');
  await create('伊藤', 'イトウ');
  t.deepEqual(
    (await listRepresentatives(knex)).map((one) => one.name),
    ['伊藤', '山本'],
  );
});

test('a representative who was removed is gone, and his customers have nobody', async (t) => {
  const { knex } = await temporaryBox(t);
  const made = await knex.transaction((trx) => createRepresentative(trx, takahashi, NOW));
  const customer = await knex.transaction((trx) =>
    createCustomer(trx, customerInput({ representativeId: made.id }), { now: NOW, plan: JAPAN }),
  );
  t.deepEqual(customer.representative, { id: made.id, name: '高橋 健一' });
  t.true(await knex.transaction((trx) => deleteRepresentative(trx, made.id, NOW)));
  t.is(await getRepresentative(knex, made.id), null);
  t.deepEqual(await listRepresentatives(knex), []);
  t.is((await getCustomer(knex, customer.id))?.representative, null);
});

test('nobody is changed or removed under an unknown key', async (t) => {
  const db = await temporaryBox(t);
  const unknown = '01900000-0000-7000-8000-000000000000';
  t.is(await db.knex.transaction((trx) => updateRepresentative(trx, unknown, takahashi, NOW)), null);
  t.false(await db.knex.transaction((trx) => deleteRepresentative(trx, unknown, NOW)));
  t.deepEqual(await eventsOf(db), []);
});

import test, { type ExecutionContext } from 'ava';
import { normalise } from '../../../firmware/directory/numbers.ts';
import { findByNumber } from '../../../firmware/store/customer-numbers.ts';
import type { CustomerInput } from '../../../firmware/store/customer-row.ts';
import { createCustomer, deleteCustomer, updateCustomer } from '../../../firmware/store/customers.ts';
import type { Database } from '../../../firmware/store/database.ts';
import { customerInput, JAPAN, NOW, temporaryBox, withNumbers } from './temporary-box.ts';

const CONTEXT = { now: NOW, plan: JAPAN };

const create = (db: Database, input: Partial<CustomerInput>) =>
  db.knex.transaction((trx) => createCustomer(trx, customerInput(input), CONTEXT));

async function namesOf(db: Database, number: string): Promise<string[]> {
  return (await findByNumber(db.knex, normalise(number, JAPAN).matchKey)).map((one) => one.name);
}

async function contacted(db: Database, name: string, at: number): Promise<void> {
  await db.knex('customer').where({ name }).update({ last_contact_at: at });
}

const SPELLINGS = [
  '0312345678',
  '03-1234-5678',
  '０３－１２３４－５６７８',
  '(03) 1234 5678',
  '+81 3-1234-5678',
  '0081312345678',
];

for (const stored of SPELLINGS) {
  test(`a number stored as ${stored} is found in every other spelling`, async (t) => {
    const db = await temporaryBox(t);
    await create(db, withNumbers('090-0000-4821', stored));
    for (const asked of SPELLINGS) t.deepEqual(await namesOf(db, asked), ['青葉製作所'], asked);
    t.deepEqual(await namesOf(db, '0312345679'), []);
  });
}

test('a number that is none of the plan is found as it is', async (t) => {
  const db = await temporaryBox(t);
  await create(db, { name: '内線の人', ...withNumbers('302') });
  t.deepEqual(await namesOf(db, '３０２'), ['内線の人']);
  t.deepEqual(await namesOf(db, '3020'), []);
});

test('no number is nobody’s number', async (t) => {
  const db = await temporaryBox(t);
  await create(db, withNumbers('-'));
  t.deepEqual(await findByNumber(db.knex, ''), []);
});

test('a block finds every number that begins so', async (t) => {
  const db = await temporaryBox(t);
  await create(db, { name: '青葉の誰か', ...withNumbers('03-1234-5*') });
  t.deepEqual(await namesOf(db, '0312345000'), ['青葉の誰か']);
  t.deepEqual(await namesOf(db, '+81 3 1234 5999'), ['青葉の誰か']);
  t.deepEqual(await namesOf(db, '0312346000'), []);
});

test('a number of its own goes before a block, and a narrow block before a wide one', async (t) => {
  const db = await temporaryBox(t);
  await create(db, { name: '広い', ...withNumbers('03-1234*') });
  await create(db, { name: '狭い', ...withNumbers('03-1234-5*') });
  await create(db, { name: '本人', ...withNumbers('03-1234-5678') });
  t.deepEqual(await namesOf(db, '0312345678'), ['本人']);
  t.deepEqual(await namesOf(db, '0312345679'), ['狭い']);
  t.deepEqual(await namesOf(db, '0312340000'), ['広い']);
});

test('several customers with one number are all candidates, the last contacted first', async (t) => {
  const db = await temporaryBox(t);
  for (const name of ['い', 'う', 'あ', 'え']) await create(db, { name, ...withNumbers('0312345678') });
  await contacted(db, 'い', NOW - 2000);
  await contacted(db, 'え', NOW - 1000);
  t.deepEqual(await namesOf(db, '0312345678'), ['え', 'い', 'あ', 'う']);
});

test('at most nine candidates are offered', async (t) => {
  const db = await temporaryBox(t);
  for (let n = 0; n < 12; n += 1) await create(db, { name: `顧客${n}`, ...withNumbers('0312345678') });
  t.is((await namesOf(db, '0312345678')).length, 9);
});

test('a customer who has a number twice is one candidate', async (t) => {
  const db = await temporaryBox(t);
  await create(db, withNumbers('0312345678', '+81312345678', '03-1234-5*'));
  t.deepEqual(await namesOf(db, '0312345678'), ['青葉製作所']);
});

test('customers who were removed and numbers that were taken away find nobody', async (t) => {
  const db = await temporaryBox(t);
  const gone = await create(db, { name: '消えた', ...withNumbers('0312345678', '03-1234-*') });
  const moved = await create(db, { name: '移った', ...withNumbers('0312345678') });
  await db.knex.transaction((trx) => deleteCustomer(trx, gone.id, NOW));
  t.deepEqual(await namesOf(db, '0312345678'), ['移った']);
  const input = customerInput({ name: '移った', ...withNumbers('0698765432') });
  await db.knex.transaction((trx) => updateCustomer(trx, moved.id, input, CONTEXT));
  t.deepEqual(await namesOf(db, '0312345678'), []);
  t.deepEqual(await namesOf(db, '0312340000'), []);
  t.deepEqual(await namesOf(db, '0698765432'), ['移った']);
});

test('a look-up is one statement and reads no table from end to end', async (t) => {
  const db = await temporaryBox(t);
  const statements = await statementsOf(t, db, () => findByNumber(db.knex, '+81312345678'));
  t.is(statements.length, 1);
  const plan: { detail: string }[] = await db.knex.raw(`EXPLAIN QUERY PLAN ${statements[0]}`, [
    '+81312345678',
    '[]',
  ]);
  const scans = plan.map((step) => step.detail).filter((detail) => /^SCAN (c|r|customer)/.test(detail));
  t.deepEqual(scans, []);
});

async function statementsOf(
  t: ExecutionContext,
  db: Database,
  run: () => Promise<unknown>,
): Promise<string[]> {
  const statements: string[] = [];
  const note = (query: { sql: string }) => statements.push(query.sql);
  db.knex.on('query', note);
  t.teardown(() => db.knex.removeListener('query', note));
  await run();
  return statements;
}

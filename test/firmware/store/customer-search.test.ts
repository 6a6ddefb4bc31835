import test from 'ava';
import fc from 'fast-check';
import type { CustomerInput } from '../../../firmware/store/customer-row.ts';
import { searchCustomers } from '../../../firmware/store/customer-search.ts';
import { createCustomer, deleteCustomer, updateCustomer } from '../../../firmware/store/customers.ts';
import type { Database } from '../../../firmware/store/database.ts';
import { customerInput, JAPAN, NOW, temporaryBox, withNumbers } from './temporary-box.ts';

const CONTEXT = { now: NOW, plan: JAPAN };

const create = (db: Database, input: Partial<CustomerInput>) =>
  db.knex.transaction((trx) => createCustomer(trx, customerInput(input), CONTEXT));

async function namesOf(db: Database, text: string): Promise<string[]> {
  const { items } = await searchCustomers(db.knex, text, { plan: JAPAN, limit: 20 });
  return items.map((one) => one.name);
}

const AOBA: Partial<CustomerInput> = {
  name: '株式会社青葉製作所',
  kana: 'アオバセイサクショ',
  department: '購買部',
  contact: '佐藤 美咲',
  address: '東京都港区芝浦1-2-3',
  fax: '03-0000-1209',
  ...withNumbers('03-1234-5678', '+44 20 7946 0958', '302'),
};
const ACME: Partial<CustomerInput> = {
  name: 'Acme Café 24',
  kana: 'アクメ',
  ...withNumbers('06-9876-5432'),
};

const finds = test.macro<[text: string, name: string]>({
  async exec(t, text, name) {
    const db = await temporaryBox(t);
    await create(db, AOBA);
    await create(db, ACME);
    t.deepEqual(await namesOf(db, text), [name]);
  },
  title: (_, text, name) => `"${text}" finds ${name}`,
});
const A = '株式会社青葉製作所';
test(finds, '青', A);
test(finds, '葉', A);
test(finds, '所', A);
test(finds, '青葉', A);
test(finds, '葉製', A);
test(finds, '青葉製作所', A);
test(finds, '株式会社青葉', A);
test(finds, 'お', A);
test(finds, 'あおば', A);
test(finds, 'アオバ', A);
test(finds, 'ｱｵﾊﾞ', A);
test(finds, 'せいさくしょ', A);
test(finds, '購買', A);
test(finds, '佐藤美咲', A);
test(finds, '佐藤 美咲', A);
test(finds, '美咲\u3000青葉', A);
test(finds, '芝浦', A);
test(finds, '03-1234-5678', A);
test(finds, '0312345678', A);
test(finds, '０３－１２３４', A);
test(finds, '03 1234', A);
test(finds, '5678', A);
test(finds, '45678', A);
test(finds, '34-56', A);
test(finds, '+81 3-1234-5678', A);
test(finds, '+8131234', A);
test(finds, '0081312345678', A);
test(finds, '7946', A);
test(finds, '+44 20 7946 0958', A);
test(finds, '1209', A);
test(finds, '302', A);
test(finds, '78', A);
test(finds, '青葉 5678', A);
test(finds, 'acme', 'Acme Café 24');
test(finds, 'ＡＣＭＥ', 'Acme Café 24');
test(finds, 'm', 'Acme Café 24');
test(finds, 'cafe', 'Acme Café 24');
test(finds, '24', 'Acme Café 24');
test(finds, '9876', 'Acme Café 24');

const findsNobody = test.macro<[text: string]>({
  async exec(t, text) {
    const db = await temporaryBox(t);
    await create(db, AOBA);
    t.deepEqual(await namesOf(db, text), []);
  },
  title: (_, text) => `"${text}" finds nobody`,
});
test(findsNobody, '');
test(findsNobody, '   ');
test(findsNobody, '"');
test(findsNobody, '*');
test(findsNobody, '青製');
test(findsNobody, '所アオ');
test(findsNobody, '青葉 鈴木');
test(findsNobody, '5679');
test(findsNobody, '8302');
test(findsNobody, "青' OR 1=1 --");
test(findsNobody, 'NEAR(青 葉)');

test('the part of any name finds its customer', async (t) => {
  const db = await temporaryBox(t);
  const name = fc.string({
    unit: fc.constantFrom(...'青葉山𠮷々ーアあァaÉ1 ・'),
    minLength: 1,
    maxLength: 8,
  });
  await fc.assert(
    fc.asyncProperty(name, fc.nat(7), fc.nat(7), async (text, a, b) => {
      const { id } = await create(db, { name: text });
      const characters = [...text];
      const part = characters.slice(Math.min(a, b), Math.max(a, b) + 1).join('');
      const { items } = await searchCustomers(db.knex, part, { plan: JAPAN, limit: 1000 });
      const hasWord = /[^ ・]/.test(part);
      t.is(
        items.some((one) => one.id === id),
        hasWord && part.length > 0,
        `${part} in ${text}`,
      );
    }),
    { seed: 5, numRuns: 150 },
  );
});

test('the index follows the customer: changed words are found, old ones are not, removed ones never', async (t) => {
  const db = await temporaryBox(t);
  const { id } = await create(db, AOBA);
  const input = customerInput({ ...AOBA, name: '若草印刷', ...withNumbers('06-1111-2222') });
  await db.knex.transaction((trx) => updateCustomer(trx, id, input, CONTEXT));
  t.deepEqual(await namesOf(db, '若草'), ['若草印刷']);
  t.deepEqual(await namesOf(db, '2222'), ['若草印刷']);
  t.deepEqual(await namesOf(db, '22'), ['若草印刷']);
  t.deepEqual(await namesOf(db, '青葉'), []);
  t.deepEqual(await namesOf(db, '5678'), []);
  await db.knex.transaction((trx) => deleteCustomer(trx, id, NOW));
  for (const text of ['若草', '2222', '22', '若']) t.deepEqual(await namesOf(db, text), []);
});

test('an index entry and its customer come and go together', async (t) => {
  const db = await temporaryBox(t);
  const failing = db.knex.transaction(async (trx) => {
    await createCustomer(trx, customerInput(AOBA), CONTEXT);
    throw new Error('power cut');
  });
  await t.throwsAsync(failing, { message: 'power cut' });
  t.deepEqual(await namesOf(db, '青葉'), []);
  t.deepEqual(await namesOf(db, '5678'), []);
});

test('those contacted last come first, then the order of reading; pages show each once', async (t) => {
  const db = await temporaryBox(t);
  for (const [name, kana] of [
    ['青一', 'え'],
    ['青二', 'い'],
    ['青三', 'う'],
    ['青四', 'あ'],
    ['青五', 'お'],
  ] as const) {
    await create(db, { name, kana });
  }
  await db.knex('customer').where({ name: '青五' }).update({ last_contact_at: NOW });
  await db
    .knex('customer')
    .where({ name: '青三' })
    .update({ last_contact_at: NOW - 1 });
  const seen: string[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < 10; page += 1) {
    const { items, next } = await searchCustomers(db.knex, '青', { plan: JAPAN, limit: 2, cursor });
    seen.push(...items.map((one) => one.name));
    if (next === null) break;
    cursor = next;
  }
  t.deepEqual(seen, ['青五', '青三', '青四', '青二', '青一']);
});

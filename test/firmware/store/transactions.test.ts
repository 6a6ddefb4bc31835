import test from 'ava';
import fc from 'fast-check';
import type { Knex } from 'knex';
import { setMemo } from '../../../firmware/store/call-desk.ts';
import { saveCall } from '../../../firmware/store/calls.ts';
import { createCustomer, deleteCustomer, updateCustomer } from '../../../firmware/store/customers.ts';
import type { Database } from '../../../firmware/store/database.ts';
import { putPhrases } from '../../../firmware/store/phrases.ts';
import { createRepresentative } from '../../../firmware/store/representatives.ts';
import { putSettings } from '../../../firmware/store/settings.ts';
import { keyOf, missed, ringing } from './call-samples.ts';
import { customerInput, JAPAN, NOW, temporaryBox, withNumbers } from './temporary-box.ts';

const TABLES = [
  ...['box_identity', 'event', 'setting', 'representative', 'representative_address', 'customer'],
  ...['customer_number', 'customer_search_data', 'canned_phrase', 'call_record', 'outbox'],
];
const CONTEXT = { now: NOW, plan: JAPAN };

/** Everything that is stored, as text. */
async function everything(db: Database): Promise<string> {
  const tables: unknown[] = [];
  for (const table of TABLES) tables.push(await db.knex.raw(`SELECT * FROM ${table}`));
  return JSON.stringify(tables);
}

type Step = (trx: Knex.Transaction, customer: string) => Promise<unknown>;
const STEPS: readonly Step[] = [
  (trx) => createCustomer(trx, customerInput({ name: '新顧客', ...withNumbers('0698765432') }), CONTEXT),
  (trx, id) => updateCustomer(trx, id, customerInput({ name: '変更', ...withNumbers('110') }), CONTEXT),
  (trx, id) => deleteCustomer(trx, id, NOW),
  (trx) => saveCall(trx, ringing('new'), NOW),
  (trx) => saveCall(trx, missed(ringing('known')), NOW),
  (trx) => setMemo(trx, keyOf('known'), '伝言', null, NOW),
  (trx) => putSettings(trx, { absenceMemo: '変更' }, NOW),
  (trx) => putPhrases(trx, ['変更'], NOW),
  (trx) =>
    createRepresentative(
      trx,
      {
        name: '伊藤',
        kana: '',
        extension: null,
        locale: 'ja',
        quietHours: [],
        addresses: [{ address: 'a@b.jp', label: '', charset: 'utf-8' }],
      },
      NOW,
    ),
];

test('a transaction that fails after any steps in any order leaves nothing behind', async (t) => {
  const db = await temporaryBox(t);
  const customer = await db.knex.transaction((trx) =>
    createCustomer(trx, customerInput(withNumbers('0312345678')), CONTEXT),
  );
  await db.knex.transaction((trx) => saveCall(trx, ringing('known'), NOW));
  const before = await everything(db);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...STEPS), { minLength: 1, maxLength: 6 }), async (steps) => {
      const failing = db.knex.transaction(async (trx) => {
        for (const step of steps) await step(trx, customer.id);
        throw new Error('in the middle');
      });
      await t.throwsAsync(failing, { message: 'in the middle' });
      t.is(await everything(db), before);
    }),
    { seed: 77, numRuns: 40 },
  );
});

test('flows that run at once do not see or undo each other’s work', async (t) => {
  const db = await temporaryBox(t);
  const flow = async (n: number) =>
    db.knex.transaction(async (trx) => {
      const name = `顧客${n}`;
      await createCustomer(trx, customerInput({ name }), CONTEXT);
      await new Promise<void>((resolve) => setImmediate(resolve));
      const open = await trx('customer').where('name', 'not like', '済%').pluck('name');
      t.deepEqual(open, [name], 'another flow’s unfinished work is visible');
      if (n % 2 === 1) throw new Error('undone');
      await trx('customer')
        .where({ name })
        .update({ name: `済${n}` });
    });
  await Promise.allSettled(Array.from({ length: 12 }, (_, n) => flow(n)));
  const stored: string[] = await db.knex('customer').orderBy('row').pluck('name');
  t.deepEqual(stored, ['済0', '済2', '済4', '済6', '済8', '済10']);
  t.is((await db.knex('event')).length, 6);
});

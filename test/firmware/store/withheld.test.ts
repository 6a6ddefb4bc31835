import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { chooseCustomer, getCall } from '../../../firmware/store/calls.ts';
import { createCustomer, getCustomer, getSnapshot } from '../../../firmware/store/customers.ts';
import { openDatabase } from '../../../firmware/store/database.ts';
import { silentLog } from '../../../hw/log.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { byNumber, keyOf, missed, ringing, save, snapshot, WITHHELD } from './call-samples.ts';
import { insert, mailOf, stored } from './outbox-samples.ts';
import { customerInput, eventsOf, JAPAN, NOW, temporaryBox, temporaryFolder } from './temporary-box.ts';

const DIGITS = '0355512345';
const NONE = { type: 'none' } as const;

test('a number that turns out to be withheld is taken out of the record and of its events', async (t) => {
  const db = await temporaryBox(t);
  const customer = snapshot('秘密商店');
  const leaked = ringing('a', { caller: byNumber(DIGITS), match: { type: 'one', customer } });
  await save(db, leaked, { ...leaked, caller: WITHHELD, match: NONE });
  t.like(await getCall(db.knex, leaked.key), { caller: WITHHELD, matchKey: null, customer: null });
  const [row] = await db.knex('call_record');
  t.like(row, { customer_id: null, candidates: null });
  const events = await eventsOf(db);
  t.is(events.length, 2);
  t.notRegex(JSON.stringify([row, events]), /355512345|秘密商店/);
  for (const event of events) t.deepEqual(event.body['caller'], WITHHELD);
});

test('neither candidates nor a choice made among them survive', async (t) => {
  const db = await temporaryBox(t);
  const candidates = [snapshot('秘密一'), snapshot('秘密二')];
  const leaked = ringing('a', { caller: byNumber(DIGITS), match: { type: 'several', candidates } });
  await save(db, leaked);
  await db.knex.transaction((trx) => chooseCustomer(trx, leaked.key, snapshot('秘密二'), NOW));
  await save(db, { ...leaked, caller: WITHHELD, match: NONE });
  t.like(await getCall(db.knex, leaked.key), { customer: null, chosenAt: null, matchKey: null });
  t.notRegex(JSON.stringify([await db.knex('call_record'), await eventsOf(db)]), /355512345|秘密/);
});

test('a number that leaks after the call was withheld is not stored', async (t) => {
  const db = await temporaryBox(t);
  const withheld = ringing('a', { caller: WITHHELD });
  await save(db, withheld, missed({ ...withheld, caller: byNumber(DIGITS) }));
  t.like(await getCall(db.knex, withheld.key), { caller: WITHHELD, matchKey: null, outcome: 'missed' });
  t.notRegex(JSON.stringify([await db.knex('call_record'), await eventsOf(db)]), /355512345/);
});

test('who a person says a withheld caller is, stays', async (t) => {
  const db = await temporaryBox(t);
  const withheld = ringing('a', { caller: WITHHELD });
  await save(db, withheld);
  await db.knex.transaction((trx) => chooseCustomer(trx, withheld.key, snapshot('青葉'), NOW));
  await save(db, missed(withheld));
  t.like(await getCall(db.knex, withheld.key), { caller: WITHHELD, customer: snapshot('青葉') });
});

test('a memo that was written while the number was thought to be known loses it, and nothing else', async (t) => {
  const db = await temporaryBox(t);
  const leaked = ringing('a', { caller: byNumber(DIGITS) });
  await save(db, leaked);
  const mail = mailOf('a', {
    subject: 'Call from 03-5551-2345',
    text: 'Number: 03-5551-2345\nPlease call about the invoice.',
    html: '<a href="tel:+81355512345">03-5551-2345</a>',
  });
  await insert(db, mail);
  await save(db, { ...leaked, caller: WITHHELD, match: NONE });
  const rows = [await db.knex('outbox'), await eventsOf(db)];
  t.notRegex(JSON.stringify(rows).replaceAll(/\D/g, ''), /355512345/);
  t.like(await stored(db, mail), { text: 'Number: ***\nPlease call about the invoice.' });
});

test('the events of other calls are not touched', async (t) => {
  const db = await temporaryBox(t);
  const other = ringing('other', { caller: byNumber('0312345678') });
  const leaked = ringing('a', { caller: byNumber(DIGITS) });
  await save(db, other, leaked, { ...leaked, caller: WITHHELD });
  t.like(await getCall(db.knex, keyOf('other')), { matchKey: '+81312345678' });
  t.like((await eventsOf(db))[0]?.body, { matchKey: '+81312345678' });
});

test('the customer does not keep a contact from a call that turned out to be withheld', async (t) => {
  const db = await temporaryBox(t);
  const context = { now: NOW, plan: JAPAN };
  const { id } = await db.knex.transaction((trx) => createCustomer(trx, customerInput({}), context));
  const customer = await getSnapshot(db.knex, id);
  if (customer === null) throw new Error('just stored');
  const leaked = missed(ringing('a', { caller: byNumber(DIGITS), match: { type: 'one', customer } }));
  await save(db, leaked);
  t.is((await getCustomer(db.knex, id))?.lastContactAt, NOW);
  await save(db, { ...leaked, caller: WITHHELD, match: NONE });
  t.is((await getCustomer(db.knex, id))?.lastContactAt, null);
});

test('no byte of the number is left in any file of the closed database', async (t) => {
  const folder = temporaryFolder(t);
  const db = await openDatabase({ file: join(folder, 'box.db'), clock: new FakeClock(), log: silentLog });
  const bytes = () => Buffer.concat(readdirSync(folder).map((file) => readFileSync(join(folder, file))));
  for (let n = 0; n < 30; n += 1) await save(db, missed(ringing(`before ${n}`)));
  const leaked = ringing('a', {
    caller: byNumber(DIGITS),
    match: { type: 'one', customer: snapshot('秘密商店') },
  });
  await save(db, leaked);
  t.true(bytes().includes(DIGITS.slice(1)), 'the search itself works');
  for (let n = 0; n < 30; n += 1) await save(db, missed(ringing(`between ${n}`)));
  await save(db, { ...leaked, caller: WITHHELD, match: NONE });
  await db.close();
  t.false(bytes().includes(DIGITS.slice(1)));
  t.false(bytes().includes('秘密商店'));
});

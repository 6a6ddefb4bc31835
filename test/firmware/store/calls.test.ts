import test from 'ava';
import { epochMs, extension } from '../../../firmware/calls/ids.ts';
import { setMemo, setOwner } from '../../../firmware/store/call-desk.ts';
import { chooseCustomer, getCall, loadOpenCalls, saveCall } from '../../../firmware/store/calls.ts';
import {
  createCustomer,
  getCustomer,
  getSnapshot,
  updateCustomer,
} from '../../../firmware/store/customers.ts';
import type { Database } from '../../../firmware/store/database.ts';
import { answered, byNumber, keyOf, minutes, missed, ringing, save, snapshot } from './call-samples.ts';
import { customerInput, eventsOf, JAPAN, NOW, temporaryBox } from './temporary-box.ts';

async function customerOf(db: Database, name: string) {
  const context = { now: NOW, plan: JAPAN };
  const { id } = await db.knex.transaction((trx) => createCustomer(trx, customerInput({ name }), context));
  const known = await getSnapshot(db.knex, id);
  if (known === null) throw new Error('just stored');
  return known;
}

test('a call comes back as the core gave it', async (t) => {
  const db = await temporaryBox(t);
  const call = ringing('a', { match: { type: 'one', customer: snapshot('青葉') }, called: '0312340001' });
  await save(db, call);
  t.like(await getCall(db.knex, call.key), { ...call, customer: snapshot('青葉'), matchKey: '+81312345678' });
  t.is(await getCall(db.knex, keyOf('another')), null);
});

test('one call has one row however often it is stored, and every change its event', async (t) => {
  const db = await temporaryBox(t);
  const call = ringing('a');
  await save(db, call, { ...call, rang: [extension('101'), extension('102')] }, answered(call));
  t.is((await db.knex('call_record')).length, 1);
  const events = await eventsOf(db);
  t.deepEqual(
    events.map((event) => [event.kind, event.subject, event.body['phase']]),
    [
      ['call', call.key, 'ringing'],
      ['call', call.key, 'ringing'],
      ['call', call.key, 'released'],
    ],
  );
});

test('storing what is stored already writes nothing', async (t) => {
  const db = await temporaryBox(t);
  const call = answered(
    ringing('a', { match: { type: 'several', candidates: [snapshot('あ'), snapshot('い')] } }),
  );
  await save(db, call, call, structuredClone(call));
  t.is((await eventsOf(db)).length, 1);
});

test('ring and talk time are whole seconds, and never less than nothing', async (t) => {
  const db = await temporaryBox(t);
  const open = ringing('open');
  const long = answered(ringing('long'), 6, 12);
  const lost = missed(ringing('lost'), 'missed', 24);
  const jumped = missed(ringing('jumped'), 'missed', -3600);
  await save(db, open, long, lost, jumped);
  t.like(await getCall(db.knex, open.key), { ringSeconds: 0, talkSeconds: null });
  t.like(await getCall(db.knex, long.key), { ringSeconds: 6, talkSeconds: 12 });
  t.like(await getCall(db.knex, lost.key), { ringSeconds: 24, talkSeconds: null });
  t.like(await getCall(db.knex, jumped.key), { ringSeconds: 0, talkSeconds: null });
});

test('after a crash the open calls are there as they were, oldest first', async (t) => {
  const db = await temporaryBox(t);
  const candidates = [snapshot('あ'), snapshot('い')];
  const younger = ringing('younger', { startedAt: minutes(1), match: { type: 'several', candidates } });
  const older = ringing('older', { caller: { type: 'pending' } });
  await save(db, younger, older, missed(ringing('ended')));
  t.deepEqual(await loadOpenCalls(db.knex), [older, younger]);
});

test('the customer of a call stays as he was at the call', async (t) => {
  const db = await temporaryBox(t);
  const customer = await customerOf(db, '旧社名');
  const call = missed(ringing('a', { match: { type: 'one', customer } }));
  await save(db, call);
  const input = customerInput({ name: '新社名' });
  await db.knex.transaction((trx) => updateCustomer(trx, customer.id, input, { now: NOW, plan: JAPAN }));
  t.is((await getCall(db.knex, call.key))?.customer?.name, '旧社名');
});

test('a number of no plan is kept under its digits', async (t) => {
  const db = await temporaryBox(t);
  await save(db, ringing('a', { caller: { type: 'number', number: '30-2', e164: null } }));
  t.is((await getCall(db.knex, keyOf('a')))?.matchKey, '302');
});

test('the customer whom a person chose stays, whatever a look-up says later', async (t) => {
  const db = await temporaryBox(t);
  const call = ringing('a', { match: { type: 'several', candidates: [snapshot('あ'), snapshot('い')] } });
  await save(db, call);
  const chosen = await db.knex.transaction((trx) => chooseCustomer(trx, call.key, snapshot('う'), NOW + 5));
  t.like(chosen, { customer: snapshot('う'), chosenAt: NOW + 5, match: { type: 'one' } });
  await save(db, missed(call));
  t.like(await getCall(db.knex, call.key), { customer: snapshot('う'), outcome: 'missed' });
  t.is((await eventsOf(db)).length, 3);
});

test('nobody is chosen for a call that does not exist', async (t) => {
  const db = await temporaryBox(t);
  t.is(await db.knex.transaction((trx) => chooseCustomer(trx, keyOf('a'), snapshot('う'), NOW)), null);
  t.deepEqual(await eventsOf(db), []);
});

test('memo and owner stay when the equipment tells more of the call', async (t) => {
  const db = await temporaryBox(t);
  const call = ringing('a');
  await save(db, call);
  await db.knex.transaction(async (trx) => {
    t.true(await setMemo(trx, call.key, '見積の件', '伊藤', NOW));
    t.true(await setOwner(trx, call.key, '伊藤', NOW));
  });
  await save(db, missed(call));
  t.like(await getCall(db.knex, call.key), { memo: '見積の件', memoBy: '伊藤', owner: '伊藤', ownedAt: NOW });
  await db.knex.transaction((trx) => setOwner(trx, call.key, null, NOW));
  t.like(await getCall(db.knex, call.key), { owner: null, ownedAt: null });
  t.deepEqual(
    (await eventsOf(db)).map((event) => event.kind),
    ['call', 'call-memo', 'call-owner', 'call', 'call-owner'],
  );
});

test('memo and owner of a call that does not exist are refused', async (t) => {
  const db = await temporaryBox(t);
  await db.knex.transaction(async (trx) => {
    t.false(await setMemo(trx, keyOf('a'), '', null, NOW));
    t.false(await setOwner(trx, keyOf('a'), '伊藤', NOW));
  });
  t.deepEqual(await eventsOf(db), []);
});

test('an ended call is the last contact of its customer, an open or an older one is not', async (t) => {
  const db = await temporaryBox(t);
  const customer = await customerOf(db, '青葉');
  const last = async () => (await getCustomer(db.knex, customer.id))?.lastContactAt;
  const match = { type: 'one', customer } as const;
  const call = ringing('a', { match });
  await save(db, call);
  t.is(await last(), null);
  await save(db, missed(call));
  t.is(await last(), NOW);
  await save(db, missed(ringing('earlier', { match, startedAt: epochMs(NOW - 60_000) })));
  t.is(await last(), NOW);
});

test('when a person corrects who called, the contact moves with the call', async (t) => {
  const db = await temporaryBox(t);
  const [wrong, right] = [await customerOf(db, '違う人'), await customerOf(db, '本人')];
  const call = missed(ringing('a', { match: { type: 'one', customer: wrong } }));
  await save(db, call);
  await db.knex.transaction((trx) => chooseCustomer(trx, call.key, right, NOW));
  t.is((await getCustomer(db.knex, wrong.id))?.lastContactAt, null);
  t.is((await getCustomer(db.knex, right.id))?.lastContactAt, NOW);
});

test('a call is stored whole or not at all', async (t) => {
  const db = await temporaryBox(t);
  const failing = db.knex.transaction(async (trx) => {
    await saveCall(trx, ringing('a', { caller: byNumber('0698765432') }), NOW);
    throw new Error('power cut');
  });
  await t.throwsAsync(failing, { message: 'power cut' });
  t.is(await getCall(db.knex, keyOf('a')), null);
  t.deepEqual(await eventsOf(db), []);
});

import test from 'ava';
import type { Call, Outcome } from '../../../firmware/calls/call.ts';
import { setDone, setOwner, undoDone } from '../../../firmware/store/call-desk.ts';
import { toReturn } from '../../../firmware/store/call-returns.ts';
import { getCall } from '../../../firmware/store/calls.ts';
import type { Database } from '../../../firmware/store/database.ts';
import {
  answered,
  byNumber,
  keyOf,
  minutes,
  missed,
  ringing,
  save,
  snapshot,
  WITHHELD,
} from './call-samples.ts';
import { eventsOf, NOW, temporaryBox } from './temporary-box.ts';

const at = (name: string, minute: number, known: Partial<Call> = {}) =>
  ringing(name, { startedAt: minutes(minute), ...known });
const from = (digits: string) => ({ caller: byNumber(digits) });
const of = (customer: ReturnType<typeof snapshot>) => ({ match: { type: 'one', customer } as const });

/** The last call of each item, by name, with the number of calls. */
async function listed(db: Database, ...names: string[]): Promise<string[]> {
  const nameOf = new Map(names.map((name) => [keyOf(name), name]));
  const { items } = await toReturn(db.knex, 50);
  return items.map((item) => `${nameOf.get(item.call.key)} ${item.times}`);
}
const done = (db: Database, name: string) =>
  db.knex.transaction((trx) => setDone(trx, keyOf(name), '伊藤', NOW));
const undo = (db: Database, name: string) => db.knex.transaction((trx) => undoDone(trx, keyOf(name), NOW));

const belongs = test.macro<[outcome: Outcome, isListed: boolean]>({
  async exec(t, outcome, isListed) {
    const db = await temporaryBox(t);
    await save(db, missed(at('a', 0), outcome));
    t.deepEqual(await listed(db, 'a'), isListed ? ['a 1'] : []);
  },
  title: (_, outcome, isListed) =>
    `a call that ended as "${outcome}" is ${isListed ? '' : 'not '}to be returned`,
});
test(belongs, 'missed', true);
test(belongs, 'busy', true);
test(belongs, 'rejected', true);
test(belongs, 'voicemail', true);
test(belongs, 'unreachable', true);
test(belongs, 'unknown', false);
test(belongs, 'answered', false);

test('a call that still rings is not in the list', async (t) => {
  const db = await temporaryBox(t);
  await save(db, at('a', 0));
  t.deepEqual(await listed(db, 'a'), []);
});

test('a withheld caller cannot be called back, unless a person said who it was', async (t) => {
  const db = await temporaryBox(t);
  await save(db, missed(at('a', 0, { caller: WITHHELD })));
  await save(db, missed(at('b', 1, { caller: WITHHELD, ...of(snapshot('青葉')) })));
  t.deepEqual(await listed(db, 'a', 'b'), ['b 1']);
});

test('several calls of one number are one item, led by the last', async (t) => {
  const db = await temporaryBox(t);
  await save(db, missed(at('a', 0)), missed(at('b', 1)), missed(at('other', 2, from('0698765432'))));
  t.deepEqual(await listed(db, 'a', 'b', 'other'), ['b 2', 'other 1']);
  const { items } = await toReturn(db.knex, 50);
  t.like(items[0], { firstAt: minutes(0), callKeys: [keyOf('b'), keyOf('a')] });
});

test('calls of one customer from several numbers are one item, also those before he was known', async (t) => {
  const db = await temporaryBox(t);
  const aoba = snapshot('青葉');
  await save(db, missed(at('unknown', 0, from('0312345678'))));
  await save(db, missed(at('mobile', 1, { ...from('09012345678'), ...of(aoba) })));
  await save(db, missed(at('office', 2, { ...from('0312345678'), ...of(aoba) })));
  t.deepEqual(await listed(db, 'office'), ['office 3']);
});

test('important callers come first, among equals the one who has waited longest', async (t) => {
  const db = await temporaryBox(t);
  const caller = (name: string, minute: number, importance: 'A' | 'B' | 'C' | null, digits: string) =>
    missed(at(name, minute, { ...from(digits), ...of(snapshot(name, { importance })) }));
  await save(
    db,
    missed(at('number', 0, from('0300000001'))),
    caller('c', 1, 'C', '0300000002'),
    caller('b', 2, 'B', '0300000003'),
    caller('a waits since 3', 3, 'A', '0300000004'),
    caller('a waits since 4', 4, 'A', '0300000005'),
    caller('none', 5, null, '0300000006'),
  );
  await save(db, { ...caller('a waits since 3', 9, 'A', '0300000004'), key: keyOf('a again') });
  t.deepEqual(await listed(db, 'number', 'c', 'b', 'a again', 'a waits since 4', 'none'), [
    'a again 2',
    'a waits since 4 1',
    'b 1',
    'c 1',
    'number 1',
    'none 1',
  ]);
});

test('a caller who was spoken to later is out of the list by itself', async (t) => {
  const db = await temporaryBox(t);
  await save(db, missed(at('a', 0)), missed(at('other', 1, from('0698765432'))));
  await save(db, answered(at('again', 5)));
  t.deepEqual(await listed(db, 'other'), ['other 1']);
});

test('he is out of the list as soon as the later call is answered, not when it ends', async (t) => {
  const db = await temporaryBox(t);
  await save(db, missed(at('a', 0)));
  const again = at('again', 5);
  await save(db, again);
  t.deepEqual(await listed(db, 'a'), ['a 1']);
  await save(db, { ...again, phase: 'answered', answeredAt: minutes(6) });
  t.deepEqual(await listed(db, 'a'), []);
});

test('a customer who calls from another number and is answered is out of the list', async (t) => {
  const db = await temporaryBox(t);
  const aoba = snapshot('青葉');
  await save(db, missed(at('office', 0, { ...from('0312345678'), ...of(aoba) })));
  await save(db, answered(at('mobile', 5, { ...from('09012345678'), ...of(aoba) })));
  t.deepEqual(await listed(db, 'office'), []);
});

test('an answer before the missed call, or a later voicemail, is no conversation', async (t) => {
  const db = await temporaryBox(t);
  await save(db, answered(at('before', 0)), missed(at('a', 10)));
  await save(db, { ...answered(at('recorded', 20)), outcome: 'voicemail' });
  t.deepEqual(await listed(db, 'a', 'recorded'), ['recorded 2']);
});

test('the limit cuts the list and not the count', async (t) => {
  const db = await temporaryBox(t);
  for (let n = 0; n < 5; n += 1) await save(db, missed(at(`${n}`, n, from(`031234567${n}`))));
  const { items, total } = await toReturn(db.knex, 2);
  t.is(items.length, 2);
  t.is(total, 5);
});

test('"I will call" stays when the caller tries again', async (t) => {
  const db = await temporaryBox(t);
  await save(db, missed(at('a', 0)));
  await db.knex.transaction((trx) => setOwner(trx, keyOf('a'), '伊藤', NOW));
  await save(db, missed(at('b', 1)));
  t.like((await toReturn(db.knex, 1)).items[0], { times: 2, owner: '伊藤' });
});

test('done takes all calls of the caller from the list, undo brings just these back', async (t) => {
  const db = await temporaryBox(t);
  await save(db, missed(at('first', 0)));
  t.true(await done(db, 'first'));
  await save(db, missed(at('a', 1)), missed(at('b', 2)), missed(at('other', 3, from('0698765432'))));
  t.true(await done(db, 'b'));
  t.deepEqual(await listed(db, 'other'), ['other 1']);
  t.like(await getCall(db.knex, keyOf('a')), { doneAt: NOW, doneBy: '伊藤' });
  t.true(await undo(db, 'b'));
  t.deepEqual(await listed(db, 'b', 'other'), ['b 2', 'other 1']);
  t.like(await getCall(db.knex, keyOf('first')), { doneAt: NOW });
  t.deepEqual(
    (await eventsOf(db)).filter((event) => event.kind === 'call-done').map((event) => event.body),
    [
      { keys: [keyOf('first')], by: '伊藤', at: NOW },
      { keys: [keyOf('b'), keyOf('a')], by: '伊藤', at: NOW },
      { keys: [keyOf('a'), keyOf('b')].sort(), by: null, at: null },
    ],
  );
});

test('a caller who is done comes back with his next missed call', async (t) => {
  const db = await temporaryBox(t);
  await save(db, missed(at('a', 0)));
  await done(db, 'a');
  await save(db, missed(at('b', 1)));
  t.deepEqual(await listed(db, 'b'), ['b 1']);
});

test('done and undo twice, and for unknown calls, change nothing', async (t) => {
  const db = await temporaryBox(t);
  t.false(await done(db, 'a'));
  t.false(await undo(db, 'a'));
  await save(db, missed(at('a', 0)));
  await done(db, 'a');
  t.true(await done(db, 'a'));
  await undo(db, 'a');
  t.true(await undo(db, 'a'));
  t.is((await eventsOf(db)).length, 3);
});

import test from 'ava';
import type { Call } from '../../../firmware/calls/call.ts';
import { epochMs, representativeId } from '../../../firmware/calls/ids.ts';
import { queryOf } from '../../../firmware/directory/search-pairs.ts';
import { setMemo } from '../../../firmware/store/call-desk.ts';
import { type CallFilter, pageCalls } from '../../../firmware/store/call-pages.ts';
import { chooseCustomer } from '../../../firmware/store/calls.ts';
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
import { JAPAN, NOW, temporaryBox } from './temporary-box.ts';

const REP = '01900000-0000-7000-8000-00000000aaaa';
const AOBA = {
  ...snapshot('青葉製作所'),
  kana: 'アオバセイサクショ',
  contact: '佐藤 美咲',
  representative: { id: representativeId(REP), name: '高橋' },
};
const one = (customer: Call['match'] extends infer M ? M : never) => customer;
const CALLS: Call[] = [
  missed(ringing('aoba', { startedAt: minutes(1), match: one({ type: 'one', customer: AOBA }) })),
  answered(ringing('other', { startedAt: minutes(2), caller: byNumber('0698765432') })),
  missed(ringing('withheld', { startedAt: minutes(3), caller: WITHHELD })),
  ringing('live', { startedAt: minutes(4), match: one({ type: 'one', customer: AOBA }) }),
];
const names = new Map(['aoba', 'other', 'withheld', 'live'].map((name) => [keyOf(name), name]));

async function found(db: Database, text: string, filter: CallFilter = {}): Promise<string> {
  const words = queryOf(text, JAPAN).words ?? '""';
  const { items } = await pageCalls(db.knex, { ...filter, words, limit: 50 });
  return items.map((call) => names.get(call.key)).join(' ');
}

test('an ended call is found by name, reading, contact, number in any writing, and memo', async (t) => {
  const db = await temporaryBox(t);
  await save(db, ...CALLS);
  for (const text of ['青葉', '製作所', 'あおば', '佐藤', '03-1234', '+81 3 1234 5678', '5678']) {
    t.is(await found(db, text), 'aoba', text);
  }
  t.is(await found(db, '9876'), 'other');
  t.is(await found(db, '見積'), '');
  await db.knex.transaction((trx) => setMemo(trx, keyOf('other'), '見積を二通', '伊藤', NOW));
  t.is(await found(db, '見積'), 'other');
  t.is(await found(db, '青葉', { outcome: 'answered' }), '');
  t.is(await found(db, '青葉', { from: minutes(2) }), '');
});

test('who was chosen later is found, and who was thought to call before is not any more', async (t) => {
  const db = await temporaryBox(t);
  await save(db, ...CALLS);
  const other = snapshot('北斗印刷');
  await db.knex.transaction((trx) => chooseCustomer(trx, keyOf('aoba'), other, NOW));
  t.is(await found(db, '北斗'), 'aoba');
  t.is(await found(db, '青葉'), '');
});

test('a number that turns out to be withheld is not found any more', async (t) => {
  const db = await temporaryBox(t);
  const call = missed(ringing('aoba'));
  await save(db, call);
  t.is(await found(db, '5678'), 'aoba');
  await save(db, { ...call, caller: WITHHELD });
  t.is(await found(db, '5678'), '');
});

test('a record that is removed leaves the index with it', async (t) => {
  const db = await temporaryBox(t);
  await save(db, ...CALLS);
  await db.knex.raw('DELETE FROM call_record WHERE key = ?', [keyOf('aoba')]);
  const rows: unknown[] = await db.knex.raw('SELECT rowid FROM call_search');
  t.is(rows.length, 2);
});

test('matches come in pages, the newest first, also of one millisecond', async (t) => {
  const db = await temporaryBox(t);
  const calls = [0, 0, 1, 1, 2].map((ms, n) =>
    missed(ringing(`page ${n}`, { startedAt: epochMs(NOW + ms), match: { type: 'one', customer: AOBA } })),
  );
  await save(db, ...calls);
  const words = queryOf('青葉', JAPAN).words ?? '';
  const starts: number[] = [];
  let cursor: string | undefined;
  do {
    const page = await pageCalls(db.knex, { words, limit: 2, cursor });
    starts.push(...page.items.map((call) => call.startedAt - NOW));
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  t.deepEqual(starts, [2, 1, 1, 0, 0]);
});

test('calls of a representative’s customers, as it was at the call', async (t) => {
  const db = await temporaryBox(t);
  await save(db, ...CALLS);
  const { items } = await pageCalls(db.knex, { representative: REP, limit: 9 });
  t.deepEqual(
    items.map((call) => names.get(call.key)),
    ['live', 'aoba'],
  );
});

const planned = test.macro<[CallFilter, RegExp]>({
  async exec(t, filter, expected) {
    const db = await temporaryBox(t);
    const asked: string[] = [];
    db.knex.on('query', ({ sql, bindings }: { sql: string; bindings: unknown[] }) => {
      if (sql.startsWith('SELECT')) asked.push(JSON.stringify([sql, bindings]));
    });
    await pageCalls(db.knex, { ...filter, limit: 50 });
    const [sql, bindings] = JSON.parse(asked.at(-1) ?? '[]') as [string, (string | number)[]];
    const plan: { detail: string }[] = await db.knex.raw(`EXPLAIN QUERY PLAN ${sql}`, bindings);
    const text = plan.map(({ detail }) => detail).join('; ');
    t.regex(text, expected);
    t.notRegex(text, /TEMP B-TREE/);
  },
  title: (_, filter) =>
    `no page of ${Object.keys(filter).join(' and ') || 'everything'} sorts or scans the history`,
});
test(planned, {}, /USING INDEX call_record_by_time/);
test(planned, { outcome: 'missed' }, /USING INDEX call_record_not_reached/);
test(planned, { line: '1', from: 5 }, /call_record_of_line \(line=\? AND started_at>\?\)/);
test(planned, { representative: REP }, /call_record_of_representative \(representative_id=\?/);
test(planned, { customer: REP }, /call_record_of_customer \(customer_id=\?/);
test(planned, { words: '"青葉"' }, /call_record_search \(search_row=\?\)/);

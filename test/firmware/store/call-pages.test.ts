import test from 'ava';
import fc from 'fast-check';
import type { Call } from '../../../firmware/calls/call.ts';
import { epochMs, lineId } from '../../../firmware/calls/ids.ts';
import { type CallFilter, pageCalls } from '../../../firmware/store/call-pages.ts';
import { CursorError } from '../../../firmware/store/cursor.ts';
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
import { NOW, temporaryBox } from './temporary-box.ts';

const AOBA = snapshot('青葉');
const HISTORY: Record<string, Call> = {
  open: ringing('open', { startedAt: minutes(5) }),
  answered: answered(ringing('answered', { startedAt: minutes(4), line: lineId('2') })),
  missed: missed(ringing('missed', { startedAt: minutes(3), match: { type: 'one', customer: AOBA } })),
  busy: missed(ringing('busy', { startedAt: minutes(2), caller: byNumber('0698765432') }), 'busy'),
  withheld: missed(ringing('withheld', { startedAt: minutes(1), caller: WITHHELD }), 'unknown'),
};
const nameOf = new Map(Object.keys(HISTORY).map((name) => [keyOf(name), name]));

async function namesOf(db: Database, filter: CallFilter): Promise<(string | undefined)[]> {
  const { items } = await pageCalls(db.knex, { ...filter, limit: 50 });
  return items.map((call) => nameOf.get(call.key));
}

const shows = test.macro<[filter: CallFilter, names: string[]]>({
  async exec(t, filter, names) {
    const db = await temporaryBox(t);
    await save(db, ...Object.values(HISTORY));
    t.deepEqual(await namesOf(db, filter), names);
  },
  title: (_, filter) => `history with ${JSON.stringify(filter)}`,
});
test(shows, {}, ['open', 'answered', 'missed', 'busy', 'withheld']);
test(shows, { outcome: 'all' }, ['open', 'answered', 'missed', 'busy', 'withheld']);
test(shows, { outcome: 'answered' }, ['answered']);
test(shows, { outcome: 'missed' }, ['missed', 'busy']);
test(shows, { line: '2' }, ['answered']);
test(shows, { line: '3' }, []);
test(shows, { customer: AOBA.id }, ['missed']);
test(shows, { matchKey: '+81698765432' }, ['busy']);
test(shows, { matchKey: '+81312345678', outcome: 'missed' }, ['missed']);
test(shows, { from: minutes(3) }, ['open', 'answered', 'missed']);
test(shows, { to: minutes(3) }, ['busy', 'withheld']);
test(shows, { from: minutes(2), to: minutes(4) }, ['missed', 'busy']);

test('pages show every call once, the newest first, also when calls began in the same millisecond', async (t) => {
  const starts = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(starts, fc.integer({ min: 1, max: 4 }), async (offsets, limit) => {
      const db = await temporaryBox(t);
      const calls = offsets.map((ms, n) => ringing(`call ${n}`, { startedAt: epochMs(NOW + ms) }));
      await save(db, ...calls);
      const seen: [number, string][] = [];
      let cursor: string | undefined;
      for (let page = 0; page <= calls.length; page += 1) {
        const { items, next } = await pageCalls(db.knex, { limit, cursor });
        seen.push(...items.map((call): [number, string] => [call.startedAt, call.key]));
        if (next === null) break;
        cursor = next;
      }
      const expected = calls.map((call): [number, string] => [call.startedAt, call.key]);
      expected.sort(([a, x], [b, y]) => b - a || (x < y ? 1 : -1));
      t.deepEqual(seen, expected);
    }),
    { seed: 23, numRuns: 15 },
  );
});

test('a call that comes in between does not shift the next page', async (t) => {
  const db = await temporaryBox(t);
  await save(db, ...Object.values(HISTORY));
  const first = await pageCalls(db.knex, { limit: 2 });
  await save(db, ringing('newer', { startedAt: minutes(9) }));
  const second = await pageCalls(db.knex, { limit: 2, cursor: first.next ?? '' });
  t.deepEqual(
    second.items.map((call) => nameOf.get(call.key)),
    ['missed', 'busy'],
  );
});

test('a cursor of another list is refused', async (t) => {
  const db = await temporaryBox(t);
  const cursor = Buffer.from('["x"]').toString('base64url');
  await t.throwsAsync(pageCalls(db.knex, { limit: 1, cursor }), { instanceOf: CursorError });
});

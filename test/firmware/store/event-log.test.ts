import test from 'ava';
import fc from 'fast-check';
import type { Database } from '../../../firmware/store/database.ts';
import { appendEvent, appendEvents } from '../../../firmware/store/event-log.ts';
import { eventsOf, NOW, temporaryBox } from './temporary-box.ts';

const note = (n: number) => ({ kind: 'note', v: 1, subject: 'x', body: { n } });
const append = (db: Database, now: number, n = 0) =>
  db.knex.transaction((trx) => appendEvent(trx, { now, ...note(n) }));

test('the first event has number 1 and the identity of the box', async (t) => {
  const db = await temporaryBox(t);
  t.deepEqual(await append(db, NOW), { origin: db.boxId, oseq: 1, hlc: NOW + 1 });
  const [row] = await db.knex.raw('SELECT * FROM event');
  t.like(row, { origin: db.boxId, oseq: 1, kind: 'note', v: 1, subject: 'x', body: '{"n":0}', made_at: NOW });
  t.regex(row.id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-/);
});

test('the logical clock never goes back, however the wall clock jumps', async (t) => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 10 * NOW }), { maxLength: 8 }), async (jumps) => {
      const db = await temporaryBox(t);
      let last = 0;
      for (const now of jumps) {
        const { hlc } = await append(db, now);
        t.is(hlc, Math.max(last, now) + 1);
        last = hlc;
      }
    }),
    { seed: 11, numRuns: 15 },
  );
});

test('the logical clock and the numbers go on after a restart with the clock of 1970', async (t) => {
  const db = await temporaryBox(t);
  const before = await append(db, NOW);
  const after = await append(db, 0);
  t.is(after.hlc, before.hlc + 1);
  t.is(after.oseq, before.oseq + 1);
});

test('numbers have no gaps when flows run at once and some of them fail', async (t) => {
  const db = await temporaryBox(t);
  const flows = Array.from({ length: 40 }, (_, n) =>
    db.knex.transaction(async (trx) => {
      await appendEvent(trx, { now: NOW, ...note(n) });
      await trx.raw('SELECT 1');
      if (n % 3 === 0) throw new Error('this flow fails');
      await appendEvents(trx, NOW, [note(n), note(n)]);
    }),
  );
  const results = await Promise.allSettled(flows);
  t.is(results.filter((result) => result.status === 'rejected').length, 14);
  const events = await eventsOf(db);
  t.deepEqual(
    events.map((event) => event.oseq),
    Array.from({ length: 26 * 3 }, (_, index) => index + 1),
  );
  t.is(new Set(events.map((event) => event.hlc)).size, events.length);
});

test('many events at once are numbered in their order', async (t) => {
  const db = await temporaryBox(t);
  await append(db, NOW, 1);
  await db.knex.transaction((trx) => appendEvents(trx, NOW, [note(2), note(3), note(4)]));
  await db.knex.transaction((trx) => appendEvents(trx, NOW, []));
  await append(db, NOW, 5);
  const events = await eventsOf(db);
  t.deepEqual(
    events.map(({ oseq, hlc, body }) => [oseq, hlc, body]),
    [1, 2, 3, 4, 5].map((n) => [n, NOW + n, { n }]),
  );
});

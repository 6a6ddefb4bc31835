import test from 'ava';
import type { Database } from '../../../firmware/store/database.ts';
import type { MailState } from '../../../firmware/store/outbox.ts';
import {
  countOutbox,
  type MailGroup,
  type PageQuery,
  pageOutbox,
  pageStatement,
} from '../../../firmware/store/outbox-pages.ts';
import { inState, mailOf } from './outbox-samples.ts';
import { NOW, temporaryBox } from './temporary-box.ts';

/** Every page of a list, one after the other. */
async function walk(db: Database, query: PageQuery): Promise<readonly string[]> {
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await pageOutbox(db.knex, { ...query, cursor });
    seen.push(...page.items.map((mail) => mail.key));
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return seen;
}

test('the list shows first what needs a person, then what is under way, then the newest that is done', async (t) => {
  const db = await temporaryBox(t);
  for (const [index, state] of (['sent', 'queued', 'sending', 'held', 'parked'] as const).entries())
    await inState(db, state, state, NOW + index);
  await inState(db, 'sent later', 'sent', NOW + 100);
  const { items } = await pageOutbox(db.knex, { limit: 50 });
  t.deepEqual(
    items.map((mail) => mail.state),
    ['parked', 'held', 'sending', 'queued', 'sent', 'sent'],
  );
  t.is(items[4]?.key, mailOf('sent later').key);
});

test('pages follow each other without a gap, and one state can be asked for', async (t) => {
  const db = await temporaryBox(t);
  for (let i = 0; i < 7; i++) await inState(db, `call ${i}`, i % 2 === 0 ? 'sent' : 'parked');
  const seen = await walk(db, { limit: 3 });
  t.is(seen.length, 7);
  t.is(new Set(seen).size, 7);
  const parked = await pageOutbox(db.knex, { limit: 50, state: 'parked' });
  t.is(parked.items.length, 3);
});

test('what waits is counted at any age, what was sent for a week', async (t) => {
  const db = await temporaryBox(t);
  const old = NOW - 8 * 86_400_000;
  await inState(db, 'parked', 'parked', old);
  await inState(db, 'queued', 'queued', old);
  await inState(db, 'sent', 'sent', old);
  await inState(db, 'sent today', 'sent', NOW);
  t.deepEqual(await countOutbox(db.knex, NOW), {
    ...{ held: 0, approval: 0, batched: 0 },
    ...{ queued: 1, sending: 0, sent: 1, parked: 1, bounced: 0 },
  });
});

const STATES = [
  'parked',
  'bounced',
  'approval',
  'held',
  'sending',
  'queued',
  'batched',
  'sent',
  'joined',
  'dropped',
] as const;

test('however it is cut into pages, the list has the same order; mails of one moment among them', async (t) => {
  const db = await temporaryBox(t);
  for (let i = 0; i < 40; i++) {
    const state: MailState = STATES[(i * 7) % STATES.length] ?? 'sent';
    await inState(db, `call ${i}`, state, NOW + (i % 3));
  }
  const whole = await walk(db, { limit: 200 });
  t.is(whole.length, 40);
  for (const limit of [1, 3, 7, 39]) t.deepEqual(await walk(db, { limit }), whole, `${limit} a page`);
});

const grouped = test.macro({
  async exec(t, group: MailGroup, states: readonly MailState[]) {
    const db = await temporaryBox(t);
    for (const state of STATES) await inState(db, state, state);
    const { items } = await pageOutbox(db.knex, { limit: 50, group });
    t.deepEqual(items.map(({ state }) => state).toSorted(), [...states].sort());
    t.deepEqual(
      (await walk(db, { limit: 1, group })).toSorted(),
      states.map((one) => mailOf(one).key).sort(),
    );
  },
  title: (_, group, states: readonly MailState[]) =>
    `"${group}" shows what is ${states.join(', ')}, and nothing else`,
});
test(grouped, 'person', ['parked', 'bounced', 'approval']);
test(grouped, 'waiting', ['held', 'sending', 'queued', 'batched']);
test(grouped, 'sent', ['sent']);

test('a state that is in no asked group is an empty list', async (t) => {
  const db = await temporaryBox(t);
  await inState(db, 'a', 'sent');
  t.deepEqual(await pageOutbox(db.knex, { limit: 5, group: 'person', state: 'sent' }), {
    items: [],
    next: null,
  });
});

test('a page is found by the index of states, whatever is asked for: the mails that were sent are not gone through', async (t) => {
  const db = await temporaryBox(t);
  for (let i = 0; i < 5; i++) await inState(db, `call ${i}`, 'sent', NOW + i);
  const { next } = await pageOutbox(db.knex, { limit: 2 });
  const cursor = next ?? '';
  for (const query of [{}, { group: 'sent' }, { group: 'person' }, { state: 'sent' }, { cursor }] as const) {
    const statement = pageStatement({ limit: 50, ...query });
    if (statement === null) return t.fail();
    const plan: { detail: string }[] = await db.knex.raw(`EXPLAIN QUERY PLAN ${statement.sql}`, [
      ...statement.values,
    ]);
    const steps = plan.map(({ detail }) => detail).filter((detail) => /\boutbox\b/.test(detail));
    t.true(steps.length > 1);
    for (const step of steps)
      t.regex(
        step,
        /^SEARCH outbox USING (INDEX outbox_by_state|INDEX sqlite_autoindex_outbox)/,
        JSON.stringify(query),
      );
  }
});

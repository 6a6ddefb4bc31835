import test from 'ava';
import type { Board } from '../../../firmware/http/contract/board.ts';
import type { Representative } from '../../../firmware/http/contract/customers.ts';
import type { PlannedDays, Presence } from '../../../firmware/http/contract/presence.ts';
import { startBox } from '../../support/test-box.ts';

const EVERY_DAY = { on: true, holidays: 'open', week: Array(7).fill([{ from: '0:00', to: '24:00' }]) };
const NEVER = { ...EVERY_DAY, week: Array(7).fill([]) };

test('the mode follows the schedule from when it is switched on, and every screen learns the next change', async (t) => {
  const { ask, until } = await startBox(t);
  const board = async () => (await ask<Board>('GET', '/api/board')).body;
  t.is((await board()).mode.next, null);
  t.is((await ask('PUT', '/api/presence/week', NEVER)).status, 200);
  const closed = await until('away', board, ({ mode }) => mode.mode === 'away');
  t.is(closed.mode.by, 'schedule');
  const night = { from: '23:59', to: '24:00' };
  await ask('PUT', '/api/presence/week', { ...NEVER, week: Array(7).fill([night]) });
  const next = await until('a next change', board, ({ mode }) => mode.next !== null);
  t.like(next.mode.next, { mode: 'present', reason: { type: 'week' } });
});

test('special days go before holidays, and holidays before the week', async (t) => {
  const { ask } = await startBox(t);
  const special = {
    from: '2026-11-27',
    to: '2026-11-28',
    sheets: [{ from: '22:00', to: '6:00' }],
    note: '棚卸し',
  };
  await ask('PUT', '/api/presence/special', { items: [special] });
  const { body } = await ask<PlannedDays>('GET', '/api/presence/days?from=2026-11-23&count=6');
  t.deepEqual(
    body.items.map(({ reason, sheets }) => [
      reason.type,
      sheets.map(({ from, to }) => `${from}-${to}`).join(),
    ]),
    [
      ['holiday', ''],
      ['week', '09:00-18:00'],
      ['week', '09:00-18:00'],
      ['week', '09:00-18:00'],
      ['special', '22:00-06:00'],
      ['special', '22:00-06:00'],
    ],
  );
  t.is(body.items[0]?.holiday?.ja, '勤労感謝の日');
});

test('hours that are none are refused by their place, and nothing is stored', async (t) => {
  const { ask } = await startBox(t);
  const week = EVERY_DAY.week.with(2, [
    { from: '8:00', to: '9:00' },
    { from: '9:00', to: '9:00' },
  ]);
  const answer = await ask<{ fields: { path: string }[] }>('PUT', '/api/presence/week', {
    ...EVERY_DAY,
    week,
  });
  t.is(answer.status, 400);
  t.deepEqual(
    answer.body.fields.map(({ path }) => path),
    ['week.2.1'],
  );
  const backwards = { items: [{ from: '2026-12-02', to: '2026-12-01', sheets: [], note: '' }] };
  t.is((await ask('PUT', '/api/presence/special', backwards)).status, 400);
  t.is((await ask('GET', '/api/presence/days?from=2026-02-30')).status, 400);
  t.false((await ask<Presence>('GET', '/api/presence')).body.plan.on);
});

test('an absence is on every board while it holds, in the clock of the office, and is gone when removed', async (t) => {
  const { ask, until } = await startBox(t);
  const person = { name: '高橋 健一', addresses: [{ address: 'takahashi@office.example' }] };
  const made = await ask<Representative>('POST', '/api/representatives', person);
  const representativeId = made.body.id;
  const absence = { representativeId, from: '2020-01-01T00:00', until: '2099-12-31T15:00', note: '現場' };
  const posted = await ask<{ id: string }>('POST', '/api/presence/absences', absence);
  const away = async () => (await ask<Board>('GET', '/api/board')).body.away;
  const [shown] = await until('away', away, (list) => list.length === 1);
  t.deepEqual(shown, { representativeId, until: Date.UTC(2099, 11, 31, 6), note: '現場' });
  const { absences } = (await ask<Presence>('GET', '/api/presence')).body;
  t.deepEqual(absences, [{ ...absence, id: posted.body.id }]);
  t.is(
    (await ask('PUT', `/api/presence/absences/${posted.body.id}`, { ...absence, until: '2019-01-01T00:00' }))
      .status,
    400,
  );
  t.is((await ask('DELETE', `/api/presence/absences/${posted.body.id}`)).status, 200);
  await until('back', away, (list) => list.length === 0);
  t.is((await ask('DELETE', `/api/presence/absences/${posted.body.id}`)).status, 404);
  const hours = Array(7).fill([]);
  t.is((await ask('PUT', `/api/presence/hours/${representativeId}`, { hours })).status, 200);
  await until('away by hours', away, (list) => list[0]?.until === null);
  t.is((await ask('PUT', `/api/presence/hours/${posted.body.id}`, { hours: null })).status, 404);
});

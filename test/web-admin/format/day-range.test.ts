import test from 'ava';
import { dayRange, lastDaysOf, startOfDayOn } from '../../../web-admin/src/format/day-range.ts';
import { timeFormat } from '../../../web-admin/src/format/time.ts';
import { filterFrom, queryOf } from '../../../web-admin/src/history/filter.ts';

const NOW = Date.UTC(2026, 10, 24, 1, 42);
const TOKYO = timeFormat('ja', 'Asia/Tokyo');

test('a range is two days in their order, whichever field holds the later one', (t) => {
  const range = { from: '2026-11-01', to: '2026-11-20' };
  t.deepEqual(dayRange('2026-11-01', '2026-11-20'), range);
  t.deepEqual(dayRange('2026-11-20', '2026-11-01'), range);
});

test('what is not typed to its end is no range', (t) => {
  for (const day of ['', '0202-11-01', '2026-11', 'x', '2026-13-01']) {
    t.is(dayRange(day, '2026-11-20'), null, day);
    t.is(dayRange('2026-11-01', day), null, day);
  }
});

test('of a longer range the last days are left', (t) => {
  const range = { from: '2026-11-01', to: '2026-11-20' };
  t.deepEqual(lastDaysOf(range, 20), range);
  t.deepEqual(lastDaysOf(range, 3), { from: '2026-11-18', to: '2026-11-20' });
});

test('a day begins at midnight of the site, on every side of the world', (t) => {
  for (const [zone, start] of [
    ['Asia/Tokyo', '2026-11-23T15:00:00Z'],
    ['Pacific/Kiritimati', '2026-11-23T10:00:00Z'],
    ['Pacific/Pago_Pago', '2026-11-24T11:00:00Z'],
  ] as const) {
    t.is(startOfDayOn('2026-11-24', timeFormat('en', zone)), Date.parse(start), zone);
  }
});

test('the history asks for chosen days from the first midnight to the one after the last day', (t) => {
  const query = new URLSearchParams('days=range&from=2026-11-01&to=2026-11-20&line=2');
  t.like(queryOf(filterFrom(query), NOW, TOKYO), {
    from: Date.parse('2026-10-31T15:00:00Z'),
    to: Date.parse('2026-11-20T15:00:00Z'),
    line: '2',
  });
});

test('while one of the days is not typed to its end, the history is not narrowed by it', (t) => {
  const query = new URLSearchParams('days=range&from=2026-11-01&to=0002-11-20');
  const asked = queryOf(filterFrom(query), NOW, TOKYO);
  t.is(asked['from'], undefined);
  t.is(asked['to'], undefined);
});

test('days up to today begin at midnight of the site and have no end', (t) => {
  const asked = queryOf(filterFrom(new URLSearchParams('days=7')), NOW, TOKYO);
  t.is(asked['from'], Date.parse('2026-11-17T15:00:00Z'));
  t.is(asked['to'], undefined);
});

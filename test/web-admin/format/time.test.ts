import test from 'ava';
import { duration, isDark, timeFormat } from '../../../web-admin/src/format/time.ts';

const at = Date.UTC(2026, 10, 24, 0, 12, 5);
const ja = timeFormat('ja', 'Asia/Tokyo');
const en = timeFormat('en', 'Asia/Tokyo');

test('times are those of the site, in 24 hours and without a leading zero', (t) => {
  t.is(ja.clock(at), '9:12');
  t.is(en.clock(at), '9:12');
  t.is(ja.clock(Date.UTC(2026, 10, 24, 15, 0)), '0:00');
  t.is(ja.clockWithSeconds(at), '9:12:05');
});

test('dates follow the language', (t) => {
  t.is(ja.day(at), '11/24 火');
  t.is(ja.longDay(at), '11月24日（火）');
  t.is(en.day(at), 'Tue 24 Nov');
  t.is(en.longDay(at), 'Tue 24 November');
});

test('a day of another year than the one in mind says which', (t) => {
  const nextYear = at + 365 * 24 * 3_600_000;
  t.is(ja.day(at, nextYear), '2026/11/24 火');
  t.is(ja.longDay(at, nextYear), '2026年11月24日（火）');
  t.is(en.day(at, nextYear), 'Tue 24 Nov 2026');
  t.is(en.longDay(at, nextYear), 'Tue 24 November 2026');
});

test('the day begins at the midnight of the site', (t) => {
  t.is(ja.startOfDay(at), Date.UTC(2026, 10, 23, 15));
  t.is(ja.startOfDay(at + 7), Date.UTC(2026, 10, 23, 15));
  t.is(ja.dayKey(at), '2026-11-24');
});

test('a day on which the clocks change begins at its own midnight', (t) => {
  const berlin = timeFormat('en', 'Europe/Berlin');
  t.is(berlin.startOfDay(Date.UTC(2026, 2, 29, 12)), Date.UTC(2026, 2, 28, 23));
  t.is(berlin.startOfDay(Date.UTC(2026, 9, 25, 12)), Date.UTC(2026, 9, 24, 22));
});

test('a time zone that the browser does not know is no reason to fail', (t) => {
  t.is(timeFormat('en', 'Mars/Olympus').clock(at), '0:12');
});

const lasts = test.macro({
  exec(t, ms: number, expected: string) {
    t.is(duration(ms), expected);
  },
  title: (_, ms, expected) => `${ms} ms last ${expected}`,
});
test(lasts, 0, '0:00');
test(lasts, 7_999, '0:07');
test(lasts, 725_000, '12:05');
test(lasts, 3_729_000, '1:02:09');
test(lasts, -5_000, '0:00');

test('a wall is dark from six in the evening to six in the morning', (t) => {
  for (const clock of ['18:00', '23:59', '0:00', '5:59']) t.true(isDark(clock), clock);
  for (const clock of ['6:00', '9:12', '17:59']) t.false(isDark(clock), clock);
});

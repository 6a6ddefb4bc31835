import test from 'ava';
import { hoursOf, ticksTo, worstHour } from '../../../web-admin/src/statistics/scale.ts';

test('an axis has a few round marks and holds the largest value', (t) => {
  t.deepEqual(ticksTo(27), [0, 10, 20, 30]);
  t.deepEqual(ticksTo(0), [0, 1]);
  t.deepEqual(ticksTo(3), [0, 1, 2, 3]);
  for (const most of [1, 7, 13, 99, 101, 4999, 123_456]) {
    const ticks = ticksTo(most);
    t.true((ticks.at(-1) ?? 0) >= most, String(most));
    t.true(ticks.length <= 7, String(most));
  }
});

test('the working day is always shown, further hours where calls came', (t) => {
  t.deepEqual(hoursOf(Array(24).fill(0)), [8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18]);
  const early = Array(24).fill(0).with(6, 1);
  t.is(hoursOf(early)[0], 6);
});

test('an hour stands out only when it does', (t) => {
  t.is(worstHour([0, 7, 2]), 1);
  t.is(worstHour([3, 3, 0]), null);
  t.is(worstHour([0, 2, 0]), null);
});

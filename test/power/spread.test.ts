import test from 'ava';
import { spread } from '../../scripts/power/spread.ts';

const items = Array.from({ length: 200 }, (_, index) => index);

test('the images that are booted are spread over the whole day, and the others are mounted', (t) => {
  const [booted, mounted] = spread(items, 40);
  t.is(booted.length, 40);
  t.deepEqual(
    booted.slice(1).map((at, index) => at - (booted[index] ?? 0)),
    Array.from({ length: 39 }, () => 5),
  );
  t.deepEqual(
    [...booted, ...mounted].toSorted((one, other) => one - other),
    items,
  );
});

test('all of them, none of them, and any number between', (t) => {
  for (const count of [0, 1, 3, 7, 199, 200]) t.is(spread(items, count)[0].length, count);
  t.is(spread(items, 500)[0].length, 200);
  t.deepEqual(spread([], 5), [[], []]);
});

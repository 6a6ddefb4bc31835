import test from 'ava';
import { PATTERNS } from '../../hw/panel/lamp-pattern.ts';
import { type Look, lookOf } from '../../scripts/rig/lamp-look.ts';

const parts = (...ms: number[]) => ms.map((one, at) => [at % 2 === 0, one] as const);

const looks: readonly (readonly [keyof typeof PATTERNS, Look])[] = [
  ['ringing', 'fast'],
  ['fault', 'triple flash'],
  ['link', 'double flash'],
  ['mail', 'slow'],
];

for (const [sign, look] of looks) {
  test(`on a quiet computer the sign "${sign}" is seen as ${look}`, (t) => {
    t.is(lookOf(parts(...Array.from({ length: 5 }, () => PATTERNS[sign]).flat())), look);
  });
}

test('a lamp that did not change is dark', (t) => {
  t.is(lookOf([]), 'dark');
});

test('as seen on a busy computer, a fast lamp with flashes left out is still a fast one', (t) => {
  const seen = [
    81, 194, 297, 1065, 98, 126, 346, 174, 207, 301, 815, 200, 301, 146, 185, 162, 690, 198, 78, 778,
  ];
  t.is(
    lookOf(parts(...seen, 158, 74, 132, 214, 263, 217, 160, 671, 195, 73, 207, 177, 215, 269, 107)),
    'fast',
  );
});

test('as seen on a busy computer, three flashes with one drawn out are still three', (t) => {
  const seen = [
    61, 245, 510, 874, 103, 169, 158, 92, 161, 1217, 150, 147, 147, 153, 175, 1239, 143, 143, 149,
  ];
  t.is(lookOf(parts(...seen, 167, 206, 1210, 122, 154, 168, 225, 52, 1250)), 'triple flash');
});

test('single flashes are none of the signs', (t) => {
  t.is(lookOf(parts(...Array.from({ length: 5 }, () => [150, 1850]).flat())), 'something else');
});

import test from 'ava';
import { lampAt, PATTERNS, SIGNS, type Sign, signOf } from '../../../hw/panel/lamp-pattern.ts';

/** How often a lamp lights up and how long it is lit in so many milliseconds, looked at every millisecond. */
function watched(sign: Sign, ms: number) {
  let [flashes, lit, before] = [0, 0, false];
  for (let at = 0; at < ms; at++) {
    const now = lampAt(PATTERNS[sign], at).lit;
    if (now && !before) flashes += 1;
    if (now) lit += 1;
    before = now;
  }
  return { flashes, lit };
}

test('away is steady and needs no timer', (t) => {
  t.deepEqual(lampAt(PATTERNS.away, 123_456), { lit: true, changesIn: null });
});

const looks: [Sign, number, { flashes: number; lit: number }][] = [
  ['ringing', 2_000, { flashes: 5, lit: 1_000 }],
  ['mail', 4_000, { flashes: 2, lit: 2_000 }],
  ['link', 2_000, { flashes: 2, lit: 300 }],
  ['fault', 2_000, { flashes: 3, lit: 450 }],
];
for (const [sign, ms, look] of looks) {
  test(`${sign} lights up ${look.flashes} times in ${ms} ms`, (t) => {
    t.deepEqual(watched(sign, ms), look);
  });
}

for (const sign of SIGNS) {
  test(`the lamp of ${sign} changes exactly when it said it would, for many rounds`, (t) => {
    let at = 0;
    for (let i = 0; i < 50; i++) {
      const { lit, changesIn } = lampAt(PATTERNS[sign], at);
      if (changesIn === null) return t.is(PATTERNS[sign].length, 0);
      t.true(changesIn > 0);
      t.is(lampAt(PATTERNS[sign], at + changesIn - 0.5).lit, lit);
      t.is(lampAt(PATTERNS[sign], at + changesIn).lit, !lit);
      at += changesIn;
    }
  });
}

test('every pattern is another one, and no lamp flickers faster than three times a second', (t) => {
  t.is(new Set(Object.values(PATTERNS).map(String)).size, SIGNS.length);
  for (const pattern of Object.values(PATTERNS)) t.true(pattern.every((part) => part >= 150));
  t.true(watched('ringing', 1_000).flashes <= 3);
});

test('of several signs a lamp shows the first of the order, and only one that it may show', (t) => {
  const on = new Set<Sign>(['away', 'mail', 'ringing']);
  t.is(signOf(SIGNS, on), 'ringing');
  t.is(signOf(['away', 'mail'], on), 'mail');
  t.is(signOf(['link', 'fault'], on), null);
});

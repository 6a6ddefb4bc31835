import test from 'ava';
import { factsFrom, valueAt } from '../../../firmware/information/fact.ts';

const FIELDS = [
  { label: 'quotes', from: 'quotes.open' },
  { label: 'rank', from: 'rank' },
];
const taken = (document: unknown) => factsFrom(FIELDS, (from) => valueAt(document, from));

const fact = test.macro({
  exec(t, document: unknown, expected: Record<string, string>) {
    t.deepEqual(Object.fromEntries(taken(document).map(({ label, value }) => [label, value])), expected);
  },
  title: (name = '') => `a fact: ${name}`,
});

test('text and numbers are taken', fact, { quotes: { open: 2 }, rank: ' A ' }, { quotes: '2', rank: 'A' });
test('what is missing is left out', fact, { quotes: {}, rank: null }, {});
test('a structure is not shown', fact, { quotes: { open: { a: 1 } }, rank: 'B' }, { rank: 'B' });
test('a list is told on one line', fact, { rank: ['x', 2, {}, true] }, { rank: 'x, 2, true' });
test('line ends and direction marks become blanks', fact, { rank: 'a\r\nb\u202ec\u0000' }, { rank: 'a b c' });
test('no number without an end', fact, { rank: Number.POSITIVE_INFINITY }, {});
test('a document that is no structure says nothing', fact, 'quotes', {});
test('what a structure only inherits is not in it', fact, Object.create({ rank: 'A' }), {});

test('a long value is cut at 200 characters and says so', (t) => {
  const [only] = taken({ rank: '見'.repeat(5000) });
  t.is([...(only?.value ?? '')].length, 200);
  t.true(only?.value.endsWith('…'));
});

test('a path cannot reach into what every object has', (t) => {
  t.is(valueAt({}, 'constructor.name'), undefined);
  t.is(valueAt({}, '__proto__.polluted'), undefined);
  t.is(valueAt({ list: [{ n: 3 }] }, 'list.0.n'), 3);
});

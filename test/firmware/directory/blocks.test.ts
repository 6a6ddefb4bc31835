import test from 'ava';
import { blockKey, isBlock, prefixesOf } from '../../../firmware/directory/blocks.ts';
import type { NumberPlan } from '../../../firmware/directory/number-plan.ts';
import { normalise } from '../../../firmware/directory/numbers.ts';

const JAPAN: NumberPlan = { region: 'JP' };

const covers = test.macro({
  exec(t, block: string, inside: string, outside: string, plan: NumberPlan = JAPAN) {
    const key = blockKey(block, plan) ?? '';
    t.true(isBlock(block));
    t.true(prefixesOf(normalise(inside, plan).matchKey).includes(key), `${key} and ${inside}`);
    t.false(prefixesOf(normalise(outside, plan).matchKey).includes(key), `${key} and ${outside}`);
  },
  title: (_, block, inside, outside) => `${block} covers ${inside} and not ${outside}`,
});
test(covers, '03-1234-5*', '0312345678', '0312346678');
test(covers, '０３－１２３４－５＊', '+81312345000', '0612345000');
test(covers, '+81 3 1234*', '0312340000', '0313340000');
test(covers, '+81 (0)3 1234*', '0312340000', '0313340000');
test(covers, '090*', '09012345678', '08012345678');
test(covers, '03-1234-5678*', '0312345678', '0312345679');
test(covers, '0120-123-*', '0120123000', '0120124000');
test(covers, '+44 20 7946*', '+442079460958', '+442079470958');
test(covers, '302*', '3021', '3031');
test(covers, '212-555-*', '2125552123', '2125562123', { region: 'US' });

const isNone = test.macro({
  exec: (t, text: string) => t.is(blockKey(text, JAPAN), null),
  title: (_, text) => `"${text}" is no block`,
});
test(isNone, '03-1234-5678');
test(isNone, '*');
test(isNone, '**');
test(isNone, '0*');
test(isNone, '03*');
test(isNone, 'abc*');
test(isNone, '');

test('a number of three characters has one prefix, a shorter one none', (t) => {
  t.deepEqual(prefixesOf('302'), ['302']);
  t.deepEqual(prefixesOf('30'), []);
  t.deepEqual(prefixesOf(''), []);
});

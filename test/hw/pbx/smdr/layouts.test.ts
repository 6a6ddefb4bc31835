import test from 'ava';
import { decodeSmdr } from '../../../../hw/pbx/smdr/decode.ts';
import { BUILT_IN_LAYOUTS } from '../../../../hw/pbx/smdr/layouts/built-in.ts';
import { parseLayout } from '../../../../hw/pbx/smdr/parse-layout.ts';
import { declareFixtures } from '../../decoders/fixtures.ts';

for (const layout of BUILT_IN_LAYOUTS) {
  declareFixtures(`smdr/${layout.name}`, () => decodeSmdr(layout), 1);

  test(`${layout.name} could have been written by a site`, (t) => {
    t.deepEqual(parseLayout(JSON.parse(JSON.stringify(layout))), { type: 'layout', layout });
  });
}

test('every layout has a name of its own', (t) => {
  t.is(new Set(BUILT_IN_LAYOUTS.map(({ name }) => name)).size, BUILT_IN_LAYOUTS.length);
});

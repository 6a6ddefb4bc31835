import test from 'ava';
import { decodeSmdr } from '../../../../hw/pbx/smdr/decode.ts';
import { BUILT_IN_LAYOUTS } from '../../../../hw/pbx/smdr/layouts/built-in.ts';
import { ESI } from '../../../../hw/pbx/smdr/layouts/esi.ts';
import { PANASONIC_A } from '../../../../hw/pbx/smdr/layouts/panasonic.ts';
import { parseLayout } from '../../../../hw/pbx/smdr/parse-layout.ts';
import { declareFixtures, decoded } from '../../decoders/fixtures.ts';

for (const layout of BUILT_IN_LAYOUTS) {
  declareFixtures(`smdr/${layout.name}`, () => decodeSmdr(layout), 1);

  test(`${layout.name} could have been written by a site`, (t) => {
    t.deepEqual(parseLayout(JSON.parse(JSON.stringify(layout))), { type: 'layout', layout });
  });
}

test('every layout has a name of its own', (t) => {
  t.is(new Set(BUILT_IN_LAYOUTS.map(({ name }) => name)).size, BUILT_IN_LAYOUTS.length);
});

test('a control character in a field stays visible as damage and goes nowhere as it is', (t) => {
  const line = Buffer.from(
    "25/11/26 14:05     1\x851 03 <I>0312345678             0'09 00:01'15\r\n",
    'latin1',
  );
  const [event] = decoded(decodeSmdr(PANASONIC_A), [line]);
  t.is(event?.type === 'logged' ? event.extension : '', '1\ufffd1');
});

test('digits on both sides of a closing quote are not put together', (t) => {
  const line = Buffer.from('"I","11252026","000852","000059","101","03123"45678","","54"\r\n');
  t.deepEqual(
    decoded(decodeSmdr(ESI), [line]).map(({ type }) => type),
    ['unrecognised'],
  );
});

import test from 'ava';
import fc from 'fast-check';
import { decodeSmdr } from '../../../../hw/pbx/smdr/decode.ts';
import { decodeAnySmdr } from '../../../../hw/pbx/smdr/decode-any.ts';
import { BUILT_IN_LAYOUTS } from '../../../../hw/pbx/smdr/layouts/built-in.ts';
import { decoded, fixturesOf } from '../../decoders/fixtures.ts';
import { numbersOf } from './numbers.ts';

const RUNS = { seed: 20_261_125, numRuns: 60 };
const MESSAGES = BUILT_IN_LAYOUTS.flatMap(({ name }) => fixturesOf(`smdr/${name}`)).map(({ bytes }) => bytes);

const damaged = fc
  .tuple(fc.constantFrom(...MESSAGES), fc.array(fc.tuple(fc.nat(2000), fc.nat(255)), { maxLength: 8 }))
  .map(([bytes, changes]) => {
    const copy = Uint8Array.from(bytes);
    for (const [at, byte] of changes) copy[at % Math.max(1, copy.length)] = byte;
    return copy;
  });

for (const layout of BUILT_IN_LAYOUTS) {
  test(`${layout.name}: damaged logs raise nothing, and no number is made up`, (t) => {
    fc.assert(
      fc.property(damaged, (bytes) => {
        const text = Buffer.from(bytes.map((byte) => (layout.characters === '7-bit' ? byte & 0x7f : byte)))
          .toString('latin1')
          // What stands beside the columns does not part a number.
          .replace(/[^\x20-\x7e\x80-\xff\r\n\t]/g, '');
        return numbersOf(decoded(decodeSmdr(layout), [bytes])).every((number) => text.includes(number));
      }),
      RUNS,
    );
    t.pass();
  });
}

test('without a layout any bytes give the same events however they are cut', (t) => {
  fc.assert(
    fc.property(damaged, damaged, fc.nat(3000), (one, other, at) => {
      const bytes = new Uint8Array(Buffer.concat([one, other]));
      const cut = [bytes.subarray(0, at), bytes.subarray(at)];
      t.deepEqual(
        decoded(decodeAnySmdr(BUILT_IN_LAYOUTS), cut),
        decoded(decodeAnySmdr(BUILT_IN_LAYOUTS), [bytes]),
      );
    }),
    { ...RUNS, numRuns: 40 },
  );
  t.pass();
});

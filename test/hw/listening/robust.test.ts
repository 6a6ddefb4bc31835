import test from 'ava';
import fc from 'fast-check';
import { decoderOf } from '../../../hw/listening/candidate-decoder.ts';
import { createGuesser } from '../../../hw/listening/guess.ts';
import { linkEntryOf } from '../../../hw/listening/link-entry.ts';
import { verdictLines } from '../../../hw/listening/sentences.ts';
import { ONE_CALLS } from './samples.ts';

const guess = createGuesser();
const whole = fc.constantFrom(...ONE_CALLS.map(({ bytes }) => bytes));
const damaged = fc.tuple(whole, fc.nat(200), fc.nat(255)).map(([bytes, at, byte]) => {
  const copy = Uint8Array.from(bytes);
  copy[at % copy.length] = byte;
  return copy;
});
const stream = fc
  .array(fc.oneof(fc.uint8Array({ maxLength: 60 }), whole, damaged), { maxLength: 8 })
  .map((parts) => new Uint8Array(Buffer.concat(parts)));

test('no bytes raise anything: they are weighed, named, decoded and written down', (t) => {
  fc.assert(
    fc.property(stream, (bytes) => {
      const found = guess({ bytes, speed: 9_600, framing: '8N1' });
      return (
        verdictLines(found).every((line) => line !== '') &&
        found.candidates.every((one) => {
          const decoder = decoderOf(one);
          const events = [...decoder.push(bytes), ...decoder.end()];
          const entry = linkEntryOf(one, { type: 'listen', host: '0.0.0.0', port: 3_000 });
          const isShare = one.confidence > 0 && one.confidence <= 1;
          return isShare && events.every(({ type }) => type !== undefined) && entry.type !== undefined;
        })
      );
    }),
    { seed: 20_261_124, numRuns: 200 },
  );
  t.pass();
});

test('candidates stand in the order of their confidence', (t) => {
  fc.assert(
    fc.property(stream, (bytes) => {
      const values = guess({ bytes }).candidates.map(({ confidence }) => confidence);
      return values.every((value, at) => at === 0 || value <= (values[at - 1] ?? 0));
    }),
    { seed: 20_261_124, numRuns: 100 },
  );
  t.pass();
});

import test from 'ava';
import { decodeDtmf } from '../../../../hw/decoders/dtmf/decode.ts';
import { testCaptured } from '../../../support/shared-captures.ts';
import { declareFixtures, decoded } from '../fixtures.ts';
import { generated } from '../generated.ts';

declareFixtures('dtmf', () => decodeDtmf(), 25);

/** The encoder's `00/10` stands for both information codes: the bytes say which. */
const reasonOf = (code: string, bytes: Uint8Array) => {
  const isWithheld = code === '1' || Buffer.from(bytes).toString('latin1') === 'B10C';
  return isWithheld ? 'withheld' : 'unavailable';
};

for (const { id, bytes, events } of generated('clip-dtmf', reasonOf)) {
  test(`${id} gives what was encoded`, (t) => {
    t.deepEqual(decoded(decodeDtmf(), [bytes]), events);
  });
}

const number = (digits: string) => ({ type: 'caller-id', line: '1', number: digits });
const absent = (reason: string) => ({ type: 'caller-id', line: '1', reason });

testCaptured('dtmf/formats.txt', 'every form, one a line', (bytes) => [
  decoded(decodeDtmf(), [bytes]),
  [
    absent('withheld'),
    number('12345678'),
    absent('withheld'),
    absent('unavailable'),
    absent('unavailable'),
    number('12345678'),
    number('12345678'),
    absent('withheld'),
    absent('unavailable'),
    absent('unavailable'),
  ],
]);

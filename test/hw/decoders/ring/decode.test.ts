import test from 'ava';
import { CADENCES } from '../../../../hw/decoders/ring/cadence.ts';
import { decodeRing } from '../../../../hw/decoders/ring/decode.ts';
import { decoded } from '../fixtures.ts';

const log = (text: string): Uint8Array => Buffer.from(text.replaceAll(';', '\n'));
const ANSWERED = log('0 ring 1;1000 ring 0;3000 ring 1;3400 ring 0;3410 hook 1;60000 hook 0');
const MISSED = log('0 ring 1;1000 ring 0;3000 ring 1;4000 ring 0;');
const create = () => decodeRing(CADENCES.japan, '7');
const types = (bytes: Uint8Array) => decoded(create(), [bytes]).map(({ type }) => type);

test('a log of levels becomes events, and behind its end what is due still happens', (t) => {
  t.deepEqual(types(ANSWERED), ['ringing', 'answered', 'released']);
  t.deepEqual(types(MISSED), ['ringing', 'released']);
});

test('a line that is no level is said to be so', (t) => {
  t.deepEqual(decoded(create(), [log('hello')]), [{ type: 'unrecognised', raw: '68656c6c6f' }]);
});

test('a clock that was set back does not stop anything', (t) => {
  t.deepEqual(types(log('90000 ring 0;0 ring 1;1000 ring 0;92000 ring 1;93000 ring 0')), [
    'ringing',
    'released',
  ]);
});

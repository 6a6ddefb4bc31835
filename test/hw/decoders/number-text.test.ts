import test from 'ava';
import { decodeFsk } from '../../../hw/decoders/fsk/decode.ts';
import { isNumberText } from '../../../hw/decoders/number-text.ts';
import { decoded } from '../../proof/feeding.ts';

test('digits with the marks that exchanges write among them are a number', (t) => {
  for (const text of ['0312345678', '+81 3-1234-5678', '(03)1234', '07xxxxxxxx7', '*31#', '1'])
    t.true(isNumberText(text), text);
});

test('letters, damage and nothing are none', (t) => {
  for (const text of ['', '-', 'TANAKA', '03\u00b12345678', '03\u00012345678', '0'.repeat(41)])
    t.false(isNumberText(text), text);
});

test('a packet whose checksum is right by chance gives no damaged number', (t) => {
  // The digit 1 became 0xB1 on the way, and the checksum fits again.
  const body = Buffer.from('\x80\x0c\x02\x0a03\xb12345678', 'latin1');
  const sum = body.reduce((total, byte) => total + byte, 0);
  const packet = Buffer.concat([body, Uint8Array.of(-sum & 0xff)]);
  t.deepEqual(decoded(decodeFsk(), [packet]), [{ type: 'caller-id', line: '1', reason: 'receive-error' }]);
});

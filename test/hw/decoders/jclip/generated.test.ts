import test from 'ava';
import { decodeJclip } from '../../../../hw/decoders/jclip/decode.ts';
import type { LineEvent } from '../../../../hw/line-event.ts';
import { testCaptured } from '../../../support/shared-captures.ts';
import { decoded } from '../fixtures.ts';
import { generated } from '../generated.ts';

for (const { id, bytes, events } of generated('jclip')) {
  test(`${id} gives what was encoded`, (t) => {
    t.deepEqual(decoded(decodeJclip(), [bytes]), events);
  });

  test(`${id} gives the same through a port of seven bits`, (t) => {
    t.deepEqual(decoded(decodeJclip(), [bytes.map((byte) => byte & 0x7f)]), events);
  });

  test(`${id} with any one bit wrong never gives a number`, (t) => {
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const damaged = Uint8Array.from(bytes, (byte, at) =>
        at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte,
      );
      const said = decoded(decodeJclip(), [damaged]);
      t.false(
        said.some((event) => 'number' in event || event.type === 'ringing'),
        `bit ${bit}`,
      );
    }
  });
}

test('the frames in one stream give their events in order', (t) => {
  const rows = generated('jclip');
  const stream = new Uint8Array(Buffer.concat(rows.map(({ bytes }) => bytes)));
  t.deepEqual(
    decoded(decodeJclip(), [stream]),
    rows.flatMap(({ events }) => events),
  );
});

const constructed = (file: string, means: string, events: readonly LineEvent[]) =>
  testCaptured(`jclip/constructed_spandsp/jclip_${file}.bin`, means, (bytes) => [
    decoded(decodeJclip(), [bytes]),
    events,
  ]);

const number = (digits: string): readonly LineEvent[] => [{ type: 'caller-id', line: '1', number: digits }];
const dialled = (called: string, digits: string): readonly LineEvent[] => [
  { type: 'ringing', line: '1', called },
  ...number(digits),
];

constructed('absence_P', 'withheld', [{ type: 'caller-id', line: '1', reason: 'withheld' }]);
constructed('absence_C', 'payphone', [{ type: 'caller-id', line: '1', reason: 'payphone' }]);
constructed('absence_O', 'unavailable', [{ type: 'caller-id', line: '1', reason: 'unavailable' }]);
constructed('absence_S', 'service conflict', [{ type: 'caller-id', line: '1', reason: 'service-conflict' }]);
constructed('number_0312345678', 'a number of ten digits', number('0312345678'));
constructed('number_09012345678', 'a number of eleven digits', number('09012345678'));
constructed('number_and_dialin', 'a dial-in number', dialled('0398765432', '0312345678'));
constructed('len16_dle_stuffing', 'a doubled length', number('00112345678901'));
constructed('paramlen16', 'a doubled length of a parameter', number('0011234567890123'));
constructed('spandsp_adsi_tests', 'extensions', dialled('87654321', '12345678'));

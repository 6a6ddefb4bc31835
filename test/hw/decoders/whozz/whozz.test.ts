import test from 'ava';
import { decodeWhozz } from '../../../../hw/decoders/whozz/decode.ts';
import type { LineEvent } from '../../../../hw/line-event.ts';
import { testCaptured } from '../../../support/shared-captures.ts';
import { declareFixtures, decoded } from '../fixtures.ts';

declareFixtures('whozz', () => decodeWhozz(), 30);

test('lines have the names that the office gave them', (t) => {
  const rings = Buffer.from(
    ['01', '02', '03'].map((line) => `${line} R             11/24 10:42:01\r\n`).join(''),
  );
  t.deepEqual(
    decodeWhozz(['代表', '修理']).push(rings),
    ['代表', '修理', '3'].map((line) => ({ type: 'ringing', line })),
  );
});

const ringing = (line = '1'): LineEvent => ({ type: 'ringing', line });
const released: LineEvent = { type: 'released', line: '1' };
const caller = (number: string, name?: string, line = '1'): LineEvent => ({
  type: 'caller-id',
  line,
  number,
  ...(name !== undefined && { name }),
});
const absent = (reason: 'withheld' | 'unavailable' | 'receive-error'): LineEvent => ({
  type: 'caller-id',
  line: '1',
  reason,
});
const manual = (file: string, means: string, events: readonly LineEvent[]) =>
  testCaptured(`whozz/${file}.txt`, means, (bytes) => [decoded(decodeWhozz(), [bytes]), events]);

manual('manual_comprehensive', 'two lines ring', [
  ringing(),
  caller('8002404637', 'CallerID.com'),
  ringing('2'),
  caller('7702637111', 'CALLERID.COM', '2'),
]);
manual('manual_detailed_records', 'ring, off-hook; another line on-hook; flash', [
  ringing(),
  { type: 'answered', line: '1' },
]);
manual('manual_limited', 'the limited format', [ringing(), caller('8002404637', 'CallerID.com')]);
manual('manual_v_banner', 'no call', []);
const PACKETS = [
  ringing(),
  caller('7702637111', 'CALLERID.COM'),
  released,
  ringing(),
  caller('7702637111'),
  released,
  ringing(),
  absent('withheld'),
  released,
  ringing(),
  absent('unavailable'),
  released,
];
const LAST = [
  {
    type: 'logged',
    line: '1',
    direction: 'incoming',
    number: '7702637111',
    outcome: 'answered',
    talkSeconds: 257,
  },
  ringing(),
  absent('receive-error'),
] as const;
manual('testpackets_serial', 'every kind of call record', [...PACKETS, ...LAST]);
manual('testpackets_udp', 'every kind of call record, as packets', [...PACKETS, ...LAST]);

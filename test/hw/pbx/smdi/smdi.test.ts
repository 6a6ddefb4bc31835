import { decodeSmdi } from '../../../../hw/pbx/smdi/decode.ts';
import { testCaptured } from '../../../support/shared-captures.ts';
import { declareFixtures, decoded, fixturesOf } from '../../decoders/fixtures.ts';
import { declareNoise } from '../../decoders/noise.ts';

declareFixtures('smdi', decodeSmdi, 9);

declareNoise({
  create: decodeSmdi,
  messages: fixturesOf('smdi').map(({ bytes }) => bytes),
  good: Buffer.from('\r\nMD0010007N2109 0387654321 \r\n\x19'),
  events: [
    { type: 'ringing', line: '0007', called: '2109' },
    { type: 'caller-id', line: '0007', number: '0387654321' },
    { type: 'released', line: '0007', outcome: 'voicemail' },
  ],
});

testCaptured('smdr/smdi/format_example.txt', 'a call to the voicemail itself', (bytes) => [
  decoded(decodeSmdi(), [bytes]),
  [
    { type: 'ringing', line: '0001' },
    { type: 'released', line: '0001', outcome: 'voicemail' },
  ],
]);

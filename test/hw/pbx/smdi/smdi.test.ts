import { decodeSmdi } from '../../../../hw/pbx/smdi/decode.ts';
import { testCaptured } from '../../../support/shared-captures.ts';
import { declareFixtures, decoded } from '../../decoders/fixtures.ts';

declareFixtures('smdi', decodeSmdi, 9);

testCaptured('smdr/smdi/format_example.txt', 'a call to the voicemail itself', (bytes) => [
  decoded(decodeSmdi(), [bytes]),
  [
    { type: 'ringing', line: '0001' },
    { type: 'released', line: '0001', outcome: 'voicemail' },
  ],
]);

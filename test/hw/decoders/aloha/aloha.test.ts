import { decodeAloha } from '../../../../hw/decoders/aloha/decode.ts';
import { testCaptured } from '../../../support/shared-captures.ts';
import { bytesOf, declareFixtures, decoded, fixturesOf } from '../fixtures.ts';
import { declareNoise } from '../noise.ts';

declareFixtures('aloha', () => decodeAloha(), 20);

declareNoise({
  create: () => decodeAloha('7'),
  messages: fixturesOf('aloha').map(({ bytes }) => bytes),
  good: bytesOf('82b1b1b2b4b2b130b4b23033b1b233b43536b7b803'),
  events: [{ type: 'caller-id', line: '7', number: '0312345678' }],
});

const FIXTURE_CALL = [{ type: 'caller-id', line: '1', number: '08012345678' }];

for (const file of ['aloha_usb_fixture.txt', 'aloha_usb_fixture_7e1_framed.bin']) {
  testCaptured(`japan_adapter/${file}`, 'a number', (bytes) => [
    decoded(decodeAloha(), [bytes]),
    FIXTURE_CALL,
  ]);
}

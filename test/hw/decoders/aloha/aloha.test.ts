import { decodeAloha } from '../../../../hw/decoders/aloha/decode.ts';
import { testCaptured } from '../../../support/shared-captures.ts';
import { declareFixtures, decoded } from '../fixtures.ts';

declareFixtures('aloha', () => decodeAloha(), 20);

const FIXTURE_CALL = [{ type: 'caller-id', line: '1', number: '08012345678' }];

for (const file of ['aloha_usb_fixture.txt', 'aloha_usb_fixture_7e1_framed.bin']) {
  testCaptured(`japan_adapter/${file}`, 'a number', (bytes) => [
    decoded(decodeAloha(), [bytes]),
    FIXTURE_CALL,
  ]);
}

import { decodeIsdnTa } from '../../../../hw/decoders/isdn-ta/decode.ts';
import type { LineEvent } from '../../../../hw/line-event.ts';
import { testCaptured } from '../../../support/shared-captures.ts';
import { declareFixtures, decoded } from '../fixtures.ts';

declareFixtures('isdn-ta', () => decodeIsdnTa(), 40);

const ringing: LineEvent = { type: 'ringing', line: '1' };
const unavailable: LineEvent = { type: 'caller-id', line: '1', reason: 'unavailable' };
const recorded = (file: string, means: string, events: readonly LineEvent[]) =>
  testCaptured(`isdn_ta/${file}.txt`, means, (bytes) => [decoded(decodeIsdnTa(), [bytes]), events]);

recorded('mgetty_prefixes', 'an ELSA MicroLink', [
  { ...ringing, called: '08765' },
  { type: 'caller-id', line: '1', number: '08912345' },
]);
recorded('zyxel_2864_format', 'placeholders as printed are no numbers', [ringing, unavailable]);
recorded('jp_insmate_v8dsu_prefix', 'only the beginning of the line was printed', [ringing, unavailable]);

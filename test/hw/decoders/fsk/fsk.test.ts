import { decodeFsk } from '../../../../hw/decoders/fsk/decode.ts';
import { declareFixtures, fixturesOf } from '../fixtures.ts';
import { declareNoise } from '../noise.ts';

declareFixtures('fsk', () => decodeFsk(), 30);

declareNoise({
  create: () => decodeFsk('7'),
  messages: fixturesOf('fsk').map(({ bytes }) => bytes),
  good: Buffer.from('041231313234313034323033313233343536373854', 'hex'),
  events: [{ type: 'caller-id', line: '7', number: '0312345678' }],
});

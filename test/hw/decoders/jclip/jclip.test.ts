import { decodeJclip } from '../../../../hw/decoders/jclip/decode.ts';
import { bytesOf, declareFixtures, fixturesOf } from '../fixtures.ts';
import { declareNoise } from '../noise.ts';

declareFixtures('jclip', () => decodeJclip(), 30);

declareNoise({
  create: () => decodeJclip('7'),
  messages: fixturesOf('jclip').map(({ bytes }) => bytes),
  good: bytesOf('9081879082c00c820a3033b1b233b43536b7b89003fb52'),
  events: [{ type: 'caller-id', line: '7', number: '0312345678' }],
});

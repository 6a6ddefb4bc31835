import { decodeNcid } from '../../../../hw/decoders/ncid/decode.ts';
import { declareFixtures, fixturesOf } from '../fixtures.ts';
import { declareNoise } from '../noise.ts';

declareFixtures('ncid', () => decodeNcid(), 13);

declareNoise({
  create: () => decodeNcid('7'),
  messages: fixturesOf('ncid').map(({ bytes }) => bytes),
  good: Buffer.from('CID: *DATE*11252026*TIME*1405*LINE*-*NMBR*0387654321*MESG*NONE*NAME*NO NAME*\r\n'),
  events: [
    { type: 'ringing', line: '7' },
    { type: 'caller-id', line: '7', number: '0387654321' },
  ],
});

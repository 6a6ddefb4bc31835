import { decodeFsk } from '../../../../hw/decoders/fsk/decode.ts';
import { declareFixtures } from '../fixtures.ts';

declareFixtures('fsk', () => decodeFsk(), 30);

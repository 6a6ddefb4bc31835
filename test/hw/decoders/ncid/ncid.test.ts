import { decodeNcid } from '../../../../hw/decoders/ncid/decode.ts';
import { declareFixtures } from '../fixtures.ts';

declareFixtures('ncid', () => decodeNcid(), 13);

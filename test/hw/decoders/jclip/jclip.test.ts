import { decodeJclip } from '../../../../hw/decoders/jclip/decode.ts';
import { declareFixtures } from '../fixtures.ts';

declareFixtures('jclip', () => decodeJclip(), 30);

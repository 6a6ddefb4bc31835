import { CADENCES } from '../../../../hw/decoders/ring/cadence.ts';
import { decodeRing } from '../../../../hw/decoders/ring/decode.ts';
import { declareFixtures } from '../fixtures.ts';

declareFixtures('ring', () => decodeRing(CADENCES.japan), 7);
declareFixtures('ring-japan-number-display', () => decodeRing(CADENCES['japan-number-display']), 3);
declareFixtures('ring-us', () => decodeRing(CADENCES.us), 4);
declareFixtures('ring-uk', () => decodeRing(CADENCES.uk), 2);

import { buttons } from './circuits/buttons.ts';
import { fsk } from './circuits/fsk.ts';
import { lamps } from './circuits/lamps.ts';
import { mt8870 } from './circuits/mt8870.ts';
import { relay } from './circuits/relay.ts';
import { ring } from './circuits/ring.ts';
import { serial } from './circuits/serial.ts';

/** Every drawing by the name of its file in docs/images/wiring, without `.svg`. */
export const DRAWINGS: Readonly<Record<string, () => string>> = {
  ...{ buttons, lamps, ring, mt8870, fsk, relay, serial },
};

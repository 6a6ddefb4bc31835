import { type CallerWord, callerWord } from '../caller-word.ts';
import type { Device } from './device.ts';

/**
 * Who calls. CSTA has one sign, `notKnown`, for a number that is withheld and one that the network did not deliver: it
 * is told as unavailable. A PBX that names a caller restricted is believed.
 */
export function callerOf(calling: Device, network: Device): CallerWord {
  const known = calling.number === '' && network.number !== '' ? network : calling;
  return callerWord({
    number: known.number,
    name: known.name === known.number ? '' : known.name,
    numberHidden: calling.hidden || network.hidden,
    nameHidden: false,
    numberMissing: false,
  });
}

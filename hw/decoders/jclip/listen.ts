import type { Capabilities } from '../../equipment.ts';
import { HuntingListener } from '../hunting-listener.ts';
import type { LiveDecoder } from '../live-decoder.ts';
import { JCLIP_SILENCE, NUMBER_DISPLAY } from './frame.ts';
import { parse } from './parse.ts';

/** Number Display delivers numbers: it hears neither the bell nor an answer. */
export const JCLIP_CAPABILITIES: Capabilities = { callIds: false, answers: false, rings: false, logs: false };

/** Eight bits without parity, so that the parity stays in bit 7 and the whole CRC can be checked. */
export const JCLIP_PORT = { baud: 1_200 };

/** The receiver of Number Display on a line of this name. It must make the primary answer itself. */
export function listenJclip(line: string): LiveDecoder {
  return new HuntingListener({
    quarry: NUMBER_DISPLAY,
    silence: JCLIP_SILENCE,
    eventsOf: (frame) => parse(frame, line),
  });
}

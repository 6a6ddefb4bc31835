import type { Capabilities } from '../../equipment.ts';
import { HuntingListener } from '../hunting-listener.ts';
import type { LiveDecoder } from '../live-decoder.ts';
import { FSK_SILENCE, PACKETS } from './frame.ts';
import { parse } from './parse.ts';

/** A chip delivers numbers: it hears neither the bell nor an answer. */
export const FSK_CAPABILITIES: Capabilities = { callIds: false, answers: false, rings: false, logs: false };

/** What the chip's output is connected to: 1200 bit/s, no parity. */
export const FSK_PORT = { baud: 1_200 };

/** An FSK decoder chip on a line of this name. */
export function listenFsk(line: string): LiveDecoder {
  return new HuntingListener({
    quarry: PACKETS,
    silence: FSK_SILENCE,
    eventsOf: (frame) => parse(frame, line),
  });
}

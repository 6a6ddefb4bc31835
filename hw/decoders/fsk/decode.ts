import { decodeHunting } from '../hunting-decoder.ts';
import type { StreamDecoder } from '../stream-decoder.ts';
import { PACKETS } from './frame.ts';
import { parse } from './parse.ts';

/** Decodes a recording of what an FSK chip sent, bytes of 1200 bit/s 8N1. `line` names the line in the events. */
export function decodeFsk(line = '1'): StreamDecoder {
  return decodeHunting(PACKETS, (frame) => parse(frame, line));
}

import { decodeHunting } from '../hunting-decoder.ts';
import type { StreamDecoder } from '../stream-decoder.ts';
import { NUMBER_DISPLAY } from './frame.ts';
import { parse } from './parse.ts';

/** Decodes a recording of Number Display, bytes of 1200 8N1 or 7E1. `line` names the line in the events. */
export function decodeJclip(line = '1'): StreamDecoder {
  return decodeHunting(NUMBER_DISPLAY, (frame) => parse(frame, line));
}

import type { StreamDecoder } from '../../decoders/stream-decoder.ts';
import type { Layout } from './layout.ts';
import { listenSmdr } from './listen.ts';

/**
 * Decodes a recording of a call log. There are no times in it: what waits for another line waits until the bytes are
 * over. Throws a SyntaxError when a pattern of the layout is none.
 */
export function decodeSmdr(layout: Layout): StreamDecoder {
  const listener = listenSmdr(layout);
  return {
    push: (chunk) => [...listener.received(chunk, 0).events],
    end: () => [...listener.timePassed(Number.POSITIVE_INFINITY).events],
  };
}

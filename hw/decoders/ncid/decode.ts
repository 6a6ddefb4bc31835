import type { StreamDecoder } from '../stream-decoder.ts';
import { listenNcid } from './listen.ts';

/** Decodes a recording of what an NCID server or a NetCallerID box sent. */
export function decodeNcid(line = '1'): StreamDecoder {
  const listener = listenNcid(line);
  return {
    push: (chunk) => [...listener.received(chunk, 0).events],
    // The end of the bytes ends the last line, too.
    end: () => [...listener.received(Uint8Array.of(0x0a), 0).events],
  };
}

import type { StreamDecoder } from '../../decoders/stream-decoder.ts';
import { listenSmdi } from './listen.ts';

/** Decodes a recording of a voicemail link (SMDI). */
export function decodeSmdi(): StreamDecoder {
  const listener = listenSmdi();
  return {
    push: (chunk) => [...listener.received(chunk, 0).events],
    // The end of the bytes ends the last line, too.
    end: () => [...listener.received(Uint8Array.of(0x0a), 0).events],
  };
}

import type { LineEvent } from '../line-event.ts';

/**
 * Bytes in, line events out, in order. Cutting the bytes elsewhere gives the same events. Never throws.
 * `end` says that no more bytes come and gives what was still held back.
 */
export interface StreamDecoder {
  push(chunk: Uint8Array): readonly LineEvent[];
  end(): readonly LineEvent[];
}

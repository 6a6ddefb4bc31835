import type { Clock, Timer } from '../../hw/clock.ts';

/** Which way bytes went, seen from the box. */
export type Way = 'heard' | 'sent';

/** Bytes that belong together, as far as can be seen from when they came. */
export interface Piece {
  readonly way: Way;
  /** Wall clock, ms: when the first of them came. */
  readonly at: number;
  readonly bytes: Uint8Array;
  /** Bytes before it were left out. */
  readonly isTorn: boolean;
}

export interface GathererOptions {
  readonly clock: Clock;
  readonly onPiece: (piece: Piece) => void;
}

interface Open {
  readonly way: Way;
  readonly at: number;
  readonly isTorn: boolean;
  readonly sealBy: number;
  readonly chunks: Uint8Array[];
  length: number;
}

/** Of a flood the last bytes are worth keeping. */
export const MOST_BYTES = 4096;
const LONGEST = 512;
/** What comes within so many milliseconds belongs together, a while at most. */
const PAUSE_MS = 80;
const LONGEST_WAIT_MS = 400;

/** Puts together what a wire delivers in bits and pieces: a message at 1200 bit/s comes a few bytes at a time. */
export class Gatherer {
  readonly #options: GathererOptions;
  #open: Open | null = null;
  #timer: Timer | null = null;

  constructor(options: GathererOptions) {
    this.#options = options;
  }

  take(way: Way, chunk: Uint8Array): void {
    if (this.#open !== null && this.#open.way !== way) this.seal();
    const isTorn = chunk.length > MOST_BYTES;
    if (isTorn) this.seal();
    let rest = isTorn ? chunk.subarray(chunk.length - MOST_BYTES) : chunk;
    while (rest.length > 0) {
      const open = this.#opened(way, isTorn && rest.length === MOST_BYTES);
      const part = rest.subarray(0, LONGEST - open.length);
      // The reader of the wire may use its buffer again.
      open.chunks.push(Uint8Array.from(part));
      open.length += part.length;
      rest = rest.subarray(part.length);
      if (open.length >= LONGEST) this.seal();
    }
    this.#sealSoon();
  }

  /** What is there so far is a piece. */
  seal(): void {
    this.#timer?.cancel();
    this.#timer = null;
    const open = this.#open;
    this.#open = null;
    if (open === null) return;
    const { way, at, isTorn, chunks } = open;
    this.#options.onPiece({ way, at, isTorn, bytes: Buffer.concat(chunks) });
  }

  #opened(way: Way, isTorn: boolean): Open {
    const { clock } = this.#options;
    const sealBy = clock.monotonic() + LONGEST_WAIT_MS;
    this.#open ??= { way, at: clock.now(), isTorn, sealBy, chunks: [], length: 0 };
    return this.#open;
  }

  #sealSoon(): void {
    this.#timer?.cancel();
    this.#timer = null;
    if (this.#open === null) return;
    const { clock } = this.#options;
    const wait = Math.min(PAUSE_MS, Math.max(0, this.#open.sealBy - clock.monotonic()));
    this.#timer = clock.after(wait, () => this.seal());
  }
}

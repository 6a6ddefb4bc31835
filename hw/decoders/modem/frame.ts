import { isNoise } from '../text-lines.ts';

/** The longest line that means something is a raw caller-ID packet in hexadecimal with blanks: 774 characters. */
export const LINE_LIMIT = 1024;

export type ModemFrame =
  /** A line that is not empty, without its end. */
  | { readonly type: 'line'; readonly bytes: Uint8Array }
  /** A voice-mode code: the byte behind a DLE (0x52, 'R', is a ring). */
  | { readonly type: 'code'; readonly code: number };

/** What is kept between two chunks. */
export interface Pending {
  /** The line that has not ended yet, without noise. */
  readonly line: Uint8Array;
  /** The line grew too long: the rest of it is dropped, too. */
  readonly overlong: boolean;
  /** The last byte was a DLE. */
  readonly escaped: boolean;
}

export const NOTHING_PENDING: Pending = { line: new Uint8Array(0), overlong: false, escaped: false };

export interface Framed {
  readonly frames: readonly ModemFrame[];
  readonly rest: Pending;
  /** Bytes that became part of no frame; line ends are not counted. */
  readonly discarded: number;
}

const LF = 0x0a;
const CR = 0x0d;
const DLE = 0x10;

const isLineEnd = (byte: number): boolean => byte === CR || byte === LF;

/**
 * Cuts what a modem sends into lines and voice-mode codes. CR, LF or both end a line. Codes may stand inside a line
 * (some Motorola modems send `DLE . DLE X NAME = …`) and are taken out of it. `rest` is the `pending` of the next
 * call. Never throws, keeps at most `LINE_LIMIT` bytes.
 */
export function frame(pending: Pending, chunk: Uint8Array): Framed {
  const frames: ModemFrame[] = [];
  const line = new Uint8Array(LINE_LIMIT);
  line.set(pending.line);
  let length = pending.line.length;
  let { overlong, escaped } = pending;
  let discarded = 0;
  for (const byte of chunk) {
    if (isLineEnd(byte)) {
      // A DLE just before the end of a line is noise: no code is a line end, and the line must not be lost over it.
      if (escaped) discarded += 1;
      if (length > 0) frames.push({ type: 'line', bytes: line.slice(0, length) });
      length = 0;
      overlong = false;
      escaped = false;
    } else if (escaped) {
      escaped = false;
      frames.push({ type: 'code', code: byte });
    } else if (byte === DLE) {
      escaped = true;
    } else if (overlong || isNoise(byte)) {
      discarded += 1;
    } else if (length === LINE_LIMIT) {
      discarded += length + 1;
      length = 0;
      overlong = true;
    } else {
      line[length] = byte;
      length += 1;
    }
  }
  return { frames, rest: { line: line.slice(0, length), overlong, escaped }, discarded };
}

/** The bytes are over: the line that did not end, if there is one. */
export function unfinished(pending: Pending): ModemFrame | null {
  return pending.line.length === 0 ? null : { type: 'line', bytes: pending.line };
}

import type { LineEvent } from '../line-event.ts';
import { unrecognised } from './unrecognised.ts';

export type LineFrame =
  /** A line that is not empty, without its end. */
  | { readonly type: 'line'; readonly bytes: Uint8Array }
  /** The first bytes of a line beyond the limit, at most 256. */
  | { readonly type: 'noise'; readonly bytes: Uint8Array };

/** What is kept between two chunks of a stream of text lines. */
export interface PendingLine {
  /** The line that has not ended yet, without noise. */
  readonly line: Uint8Array;
  /** The line grew too long: the rest of it is dropped, too. */
  readonly overlong: boolean;
}

export const NO_LINE: PendingLine = { line: new Uint8Array(0), overlong: false };

export interface FramedLines {
  readonly frames: readonly LineFrame[];
  readonly rest: PendingLine;
  /** Bytes that became part of no line; line ends are not counted. */
  readonly discarded: number;
}

const TAB = 0x09;
const SPACE = 0x20;
const DEL = 0x7f;
/** As much of a line that is no line as is worth showing. */
const EXCERPT = 256;

/** CR, LF or both end a line. */
const CR_AND_LF: ReadonlySet<number> = new Set([0x0d, 0x0a]);
/** NUL, XON and XOFF, form feed, BEL … occur in what equipment sends and belong to no text. */
export const isNoise = (byte: number): boolean => (byte < SPACE && byte !== TAB) || byte === DEL;

/**
 * Cuts a stream into lines of text; bytes above 0x7F stay as they are. `rest` is the `pending` of the next call.
 * Never throws, keeps at most `limit` bytes.
 */
export function frameLines(
  pending: PendingLine,
  chunk: Uint8Array,
  limit: number,
  ends: ReadonlySet<number> = CR_AND_LF,
): FramedLines {
  const frames: LineFrame[] = [];
  const line = new Uint8Array(limit);
  line.set(pending.line);
  let length = pending.line.length;
  let { overlong } = pending;
  let discarded = 0;
  for (const byte of chunk) {
    if (ends.has(byte)) {
      if (length > 0) frames.push({ type: 'line', bytes: line.slice(0, length) });
      length = 0;
      overlong = false;
    } else if (overlong || isNoise(byte)) {
      discarded += 1;
    } else if (length === limit) {
      frames.push({ type: 'noise', bytes: line.slice(0, EXCERPT) });
      discarded += length + 1;
      length = 0;
      overlong = true;
    } else {
      line[length] = byte;
      length += 1;
    }
  }
  return { frames, rest: { line: line.slice(0, length), overlong }, discarded };
}

/** The bytes are over: the line that did not end, if there is one. */
export function lastLine({ line, overlong }: PendingLine): readonly LineFrame[] {
  return line.length === 0 || overlong ? [] : [{ type: 'line', bytes: line }];
}

/** What lines say; of one beyond the limit only that it was there. */
export function readLines(
  frames: readonly LineFrame[],
  read: (bytes: Uint8Array) => readonly LineEvent[],
): readonly LineEvent[] {
  return frames.flatMap(({ type, bytes }) => (type === 'noise' ? [unrecognised(bytes)] : read(bytes)));
}

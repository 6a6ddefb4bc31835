/** What is kept between two chunks of a stream of text lines. */
export interface PendingLine {
  /** The line that has not ended yet, without noise. */
  readonly line: Uint8Array;
  /** The line grew too long: the rest of it is dropped, too. */
  readonly overlong: boolean;
}

export const NO_LINE: PendingLine = { line: new Uint8Array(0), overlong: false };

export interface FramedLines {
  /** Lines that are not empty, without their ends. */
  readonly frames: readonly Uint8Array[];
  readonly rest: PendingLine;
  /** Bytes that became part of no line; line ends are not counted. */
  readonly discarded: number;
}

const TAB = 0x09;
const SPACE = 0x20;
const DEL = 0x7f;

const isLineEnd = (byte: number): boolean => byte === 0x0d || byte === 0x0a;
/** NUL, XON and XOFF, form feed, BEL … occur in what equipment sends and belong to no text. */
const isNoise = (byte: number): boolean => (byte < SPACE && byte !== TAB) || byte === DEL;

/**
 * Cuts a stream into lines of text. CR, LF or both end a line. `rest` is the `pending` of the next call. Never
 * throws, keeps at most `limit` bytes; a longer line is dropped and counted.
 */
export function frameLines(pending: PendingLine, chunk: Uint8Array, limit: number): FramedLines {
  const frames: Uint8Array[] = [];
  const line = new Uint8Array(limit);
  line.set(pending.line);
  let length = pending.line.length;
  let { overlong } = pending;
  let discarded = 0;
  for (const byte of chunk) {
    if (isLineEnd(byte)) {
      if (length > 0) frames.push(line.slice(0, length));
      length = 0;
      overlong = false;
    } else if (overlong || isNoise(byte)) {
      discarded += 1;
    } else if (length === limit) {
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

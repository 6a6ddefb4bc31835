/** The longest line seen is 36 quoted fields of an Avaya, some 600 characters. */
export const LINE_LIMIT = 1024;
/** As much of a line that is no line as is worth showing. */
const EXCERPT = 256;

export type LogFrame =
  /** A line without its end, at least two characters that are not blank. */
  | { readonly type: 'line'; readonly bytes: Uint8Array }
  /** The first bytes of a line that never ended. */
  | { readonly type: 'noise'; readonly bytes: Uint8Array };

/** What is kept between two chunks. */
export interface Pending {
  /** The line that has not ended yet, without noise. */
  readonly line: Uint8Array;
  /** The line grew too long: the rest of it is dropped. */
  readonly overlong: boolean;
}

export const NOTHING_PENDING: Pending = { line: new Uint8Array(0), overlong: false };

export interface Framed {
  readonly frames: readonly LogFrame[];
  readonly rest: Pending;
  /** Bytes that became part of no line; line ends are not counted. */
  readonly discarded: number;
}

const STX = 0x02;
const ETX = 0x03;
const TAB = 0x09;
const LF = 0x0a;
const FORM_FEED = 0x0c;
const CR = 0x0d;
/** The end of a file of old systems; LG prints it when a listing is done. */
const SUB = 0x1a;
const SPACE = 0x20;
const DEL = 0x7f;

const ENDS: ReadonlySet<number> = new Set([STX, ETX, LF, FORM_FEED, CR, SUB]);
/** NUL (Nortel prints one in the middle of a trunk's name), XON and XOFF, BEL … stand beside the columns, not in them. */
const isNoise = (byte: number): boolean => (byte < SPACE && byte !== TAB) || byte === DEL;

/**
 * Cuts a call log into lines. CR, LF, form feed, STX, ETX and 0x1A end a line, alone and together; a single character
 * between two of them is the block check behind an ETX and no line. Bytes above 0x7F stay as they are. `rest` is the
 * `pending` of the next call. Never throws, keeps at most `LINE_LIMIT` bytes.
 */
export function frame(pending: Pending, chunk: Uint8Array): Framed {
  const frames: LogFrame[] = [];
  const line = new Uint8Array(LINE_LIMIT);
  line.set(pending.line);
  let length = pending.line.length;
  let { overlong } = pending;
  let discarded = 0;
  for (const byte of chunk) {
    if (ENDS.has(byte)) {
      const bytes = line.slice(0, length);
      if (isWorthReading(bytes)) frames.push({ type: 'line', bytes });
      else discarded += length;
      length = 0;
      overlong = false;
    } else if (overlong || isNoise(byte)) {
      discarded += 1;
    } else if (length === LINE_LIMIT) {
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

/** The PBX fell silent in the middle of a line, or the bytes are over: what stands there is the line. */
export function unfinished(pending: Pending): LogFrame | null {
  return isWorthReading(pending.line) ? { type: 'line', bytes: pending.line } : null;
}

function isWorthReading(bytes: Uint8Array): boolean {
  return bytes.reduce((count, byte) => (byte === SPACE || byte === TAB ? count : count + 1), 0) > 1;
}

import {
  type FramedLines,
  frameLines,
  type LineFrame,
  lastLine,
  type PendingLine,
} from '../../decoders/text-lines.ts';

/** The longest line seen is 36 quoted fields of an Avaya, some 600 characters. */
export const LINE_LIMIT = 1024;

const STX = 0x02;
const ETX = 0x03;
const TAB = 0x09;
const LF = 0x0a;
const FORM_FEED = 0x0c;
const CR = 0x0d;
/** The end of a file of old systems; LG prints it when a listing is done. */
const SUB = 0x1a;
const SPACE = 0x20;

const ENDS: ReadonlySet<number> = new Set([STX, ETX, LF, FORM_FEED, CR, SUB]);

/**
 * Cuts a call log into lines of at least two characters that are not blank. CR, LF, form feed, STX, ETX and 0x1A end a
 * line, alone and together; a single character between two of them is the block check behind an ETX and no line. What
 * Nortel prints in the middle of a trunk's name, a NUL, is noise. Never throws, keeps at most `LINE_LIMIT` bytes.
 */
export function frame(pending: PendingLine, chunk: Uint8Array): FramedLines {
  const { frames, rest, discarded } = frameLines(pending, chunk, LINE_LIMIT, ENDS);
  const crumbs = frames.filter((one) => !isWorthReading(one));
  return {
    frames: frames.filter(isWorthReading),
    rest,
    discarded: crumbs.reduce((sum, { bytes }) => sum + bytes.length, discarded),
  };
}

/** The PBX fell silent in the middle of a line, or the bytes are over: what stands there is the line. */
export function unfinished(pending: PendingLine): LineFrame | null {
  return lastLine(pending).find(isWorthReading) ?? null;
}

function isWorthReading({ type, bytes }: LineFrame): boolean {
  if (type === 'noise') return true;
  return bytes.reduce((count, byte) => (byte === SPACE || byte === TAB ? count : count + 1), 0) > 1;
}

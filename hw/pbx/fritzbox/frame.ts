import { type FramedLines, frameLines, type PendingLine } from '../../decoders/text-lines.ts';

/** A line of the call monitor has less than 100 characters; something longer is not from it. */
const LINE_LIMIT = 512;

/** Cuts the byte stream of the call monitor into lines. Never throws, keeps at most 512 bytes. */
export function frame(pending: PendingLine, chunk: Uint8Array): FramedLines {
  return frameLines(pending, chunk, LINE_LIMIT);
}

/** Latin-1 throws on nothing; the call monitor sends digits. */
export function textOf(line: Uint8Array): string {
  return Buffer.from(line).toString('latin1');
}

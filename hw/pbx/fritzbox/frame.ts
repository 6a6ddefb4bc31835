/** A line of the call monitor has less than 100 characters; something longer is not from it. */
export const LINE_LIMIT = 512;
const RAW_LIMIT = 256;

export type FritzFrame =
  | { readonly type: 'line'; readonly text: string; readonly raw: Uint8Array }
  /** A line beyond all measure, at most 256 bytes of it. */
  | { readonly type: 'noise'; readonly raw: Uint8Array };

/** What is kept between two chunks: at most one line. */
export interface Pending {
  readonly line: Uint8Array;
  /** The rest of a line that was given up is being dropped. */
  readonly skipping: boolean;
}

export const NOTHING_PENDING: Pending = { line: new Uint8Array(0), skipping: false };

export interface Framed {
  readonly frames: readonly FritzFrame[];
  readonly rest: Pending;
  readonly discarded: number;
}

const LF = 0x0a;
const CR = 0x0d;

/**
 * Cuts the byte stream of the call monitor into lines. They end in LF, CR LF and CR are taken too; empty lines are
 * nothing. `rest` is the `pending` of the next call. Never throws, keeps at most 512 bytes.
 */
export function frame(pending: Pending, chunk: Uint8Array): Framed {
  const frames: FritzFrame[] = [];
  let { line, skipping } = pending;
  let discarded = 0;
  const take = (part: Uint8Array) => {
    if (skipping) {
      discarded += part.length;
      return;
    }
    line = joined(line, part.subarray(0, LINE_LIMIT + 1));
    if (line.length <= LINE_LIMIT) return;
    frames.push({ type: 'noise', raw: line.slice(0, RAW_LIMIT) });
    discarded += line.length + Math.max(0, part.length - LINE_LIMIT - 1);
    line = NOTHING_PENDING.line;
    skipping = true;
  };
  let from = 0;
  for (let at = 0; at < chunk.length; at += 1) {
    if (chunk[at] !== LF && chunk[at] !== CR) continue;
    take(chunk.subarray(from, at));
    if (line.length > 0) frames.push({ type: 'line', text: textOf(line), raw: line.slice(0, RAW_LIMIT) });
    line = NOTHING_PENDING.line;
    skipping = false;
    from = at + 1;
  }
  take(chunk.subarray(from));
  return { frames, rest: { line, skipping }, discarded };
}

function joined(line: Uint8Array, part: Uint8Array): Uint8Array {
  const both = new Uint8Array(line.length + part.length);
  both.set(line);
  both.set(part, line.length);
  return both;
}

/** Latin-1 throws on nothing; the call monitor sends digits. */
function textOf(line: Uint8Array): string {
  return Buffer.from(line).toString('latin1');
}

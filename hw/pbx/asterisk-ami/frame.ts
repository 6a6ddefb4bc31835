import { type AmiMessage, messageOf, parseField } from './message.ts';

/** A line or a block beyond this is noise. The largest block seen in recordings is 1.5 kB. */
export const BLOCK_LIMIT = 64 * 1024;
/** A greeting is one short line; something that talks on without a line end is not Asterisk. */
export const BANNER_LIMIT = 256;
const FIELD_LIMIT = 1000;
const RAW_LIMIT = 256;
const BANNER = /^Asterisk Call Manager\/(\S+)/;

export type AmiFrame =
  | { readonly type: 'banner'; readonly version: string }
  /** The first line is neither Asterisk's greeting nor a field: something else listens on that port. */
  | { readonly type: 'not-ami'; readonly raw: Uint8Array }
  | { readonly type: 'message'; readonly message: AmiMessage }
  /** A line that is no field, at most 256 bytes of it. */
  | { readonly type: 'noise'; readonly raw: Uint8Array };

/** What is kept between two chunks: never more than one block and one line, each bounded. */
export interface Pending {
  /** `greeting` until the first line was seen; `skipping` drops everything up to the next empty line. */
  readonly phase: 'greeting' | 'fields' | 'skipping';
  /** The line that has not ended yet. */
  readonly line: Uint8Array;
  /** Its beginning was dropped because it was too long. */
  readonly overlong: boolean;
  /** The fields of the block that has not ended yet, and how many bytes they came from. */
  readonly fields: readonly (readonly [string, string])[];
  readonly blockBytes: number;
}

export const NOTHING_PENDING: Pending = {
  phase: 'greeting',
  line: new Uint8Array(0),
  overlong: false,
  fields: [],
  blockBytes: 0,
};

export interface Framed {
  readonly frames: readonly AmiFrame[];
  readonly rest: Pending;
  /** Bytes that became part of no message. */
  readonly discarded: number;
}

const LF = 0x0a;
const CR = 0x0d;

/**
 * Cuts an AMI byte stream into messages. Lines end in CR LF, a lone LF is taken too; text is UTF-8 and broken
 * sequences become U+FFFD. `rest` is the `pending` of the next call. Never throws, keeps at most 128 kB.
 */
export function frame(pending: Pending, chunk: Uint8Array): Framed {
  const work = new Work(pending);
  let from = 0;
  for (let at = chunk.indexOf(LF); at !== -1; at = chunk.indexOf(LF, from)) {
    work.extend(chunk.subarray(from, at + 1));
    work.endLine();
    from = at + 1;
  }
  work.extend(chunk.subarray(from));
  return work.framed();
}

/** The stream is over: says what was left unfinished as discarded bytes. A block without its empty line is lost. */
export function leftOver(pending: Pending): number {
  return pending.line.length + pending.blockBytes;
}

/** The scratch pad of one `frame` call; it does not outlive it. */
class Work {
  readonly #frames: AmiFrame[] = [];
  #discarded = 0;
  #phase: Pending['phase'];
  #parts: Uint8Array[];
  #length: number;
  #overlong: boolean;
  #fields: (readonly [string, string])[];
  #blockBytes: number;

  constructor(pending: Pending) {
    this.#phase = pending.phase;
    this.#parts = pending.line.length === 0 ? [] : [pending.line];
    this.#length = pending.line.length;
    this.#overlong = pending.overlong;
    this.#fields = [...pending.fields];
    this.#blockBytes = pending.blockBytes;
  }

  framed(): Framed {
    // A copy: the chunk belongs to whoever read it, and a few bytes must not keep 64 kB of it alive.
    const line = new Uint8Array(join(this.#parts, this.#length));
    const rest: Pending = {
      phase: this.#phase,
      line,
      overlong: this.#overlong,
      fields: this.#fields,
      blockBytes: this.#blockBytes,
    };
    return { frames: this.#frames, rest, discarded: this.#discarded };
  }

  /** Adds bytes to the line that is being read, and drops the line when it grows too long. */
  extend(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#parts.push(bytes);
    this.#length += bytes.length;
    if (this.#phase === 'greeting' && this.#length > BANNER_LIMIT) this.#refuse();
    if (this.#length <= BLOCK_LIMIT) return;
    this.#overlong = true;
    this.#dropLine();
  }

  endLine(): void {
    if (this.#overlong) {
      this.#overlong = false;
      this.#dropLine();
      this.#skipBlock();
      return;
    }
    const bytes = withoutLineEnd(join(this.#parts, this.#length));
    if (bytes.length === 0) this.#endBlock();
    else if (this.#phase === 'greeting') this.#greet(bytes);
    else if (this.#phase === 'skipping') this.#discarded += this.#length;
    else this.#addLine(bytes);
    this.#parts = [];
    this.#length = 0;
  }

  #greet(bytes: Uint8Array): void {
    const text = decode(bytes);
    const version = BANNER.exec(text)?.[1];
    if (version !== undefined) {
      this.#phase = 'fields';
      this.#frames.push({ type: 'banner', version });
    } else if (parseField(text) !== null) {
      // A recording may begin after the greeting.
      this.#phase = 'fields';
      this.#addLine(bytes);
    } else {
      this.#refuse();
      this.#discarded += this.#length;
    }
  }

  #refuse(): void {
    this.#phase = 'fields';
    this.#frames.push({ type: 'not-ami', raw: excerpt(join(this.#parts, this.#length)) });
  }

  #addLine(bytes: Uint8Array): void {
    const field = parseField(decode(bytes));
    if (field === null) {
      this.#discarded += this.#length;
      this.#frames.push({ type: 'noise', raw: excerpt(bytes) });
      return;
    }
    this.#fields.push(field);
    this.#blockBytes += this.#length;
    if (this.#blockBytes > BLOCK_LIMIT || this.#fields.length > FIELD_LIMIT) this.#skipBlock();
  }

  #endBlock(): void {
    if (this.#fields.length > 0) this.#frames.push({ type: 'message', message: messageOf(this.#fields) });
    if (this.#phase === 'skipping') this.#phase = 'fields';
    this.#fields = [];
    this.#blockBytes = 0;
  }

  #dropLine(): void {
    this.#discarded += this.#length;
    this.#parts = [];
    this.#length = 0;
  }

  #skipBlock(): void {
    this.#discarded += this.#blockBytes;
    this.#fields = [];
    this.#blockBytes = 0;
    this.#phase = 'skipping';
  }
}

function excerpt(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes.subarray(0, RAW_LIMIT));
}

function decode(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
}

function withoutLineEnd(line: Uint8Array): Uint8Array {
  const end = line.length - 1;
  return line.subarray(0, end > 0 && line[end - 1] === CR ? end - 1 : end);
}

function join(parts: readonly Uint8Array[], length: number): Uint8Array {
  if (parts.length === 1 && parts[0] !== undefined) return parts[0];
  const joined = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

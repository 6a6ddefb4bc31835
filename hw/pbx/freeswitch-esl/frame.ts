import { type EslMessage, type Fields, field, parseField } from './message.ts';

/** The headers of one message. The answer to `connect` carries a whole channel in them (10 kB). */
export const HEAD_LIMIT = 64 * 1024;
/** A list of 5,000 channels has 4 MB. A longer body is passed over. */
export const BODY_LIMIT = 4 * 1024 * 1024;
/** The first line of FreeSWITCH has 26 bytes; something that talks on without a line end is not FreeSWITCH. */
export const FIRST_LINE_LIMIT = 256;
const RAW_LIMIT = 256;

export type EslFrame =
  | { readonly type: 'message'; readonly message: EslMessage }
  /** Its body was too long and is not kept. */
  | { readonly type: 'oversized'; readonly headers: Fields }
  /** The first line is no header: something else listens on that port. */
  | { readonly type: 'not-esl'; readonly raw: Uint8Array }
  /** A line that is no header, at most 256 bytes of it. */
  | { readonly type: 'noise'; readonly raw: Uint8Array };

/** What is kept between two chunks: one unfinished message. */
export interface Pending {
  /** Nothing has come yet. */
  readonly first: boolean;
  /** `skipping` drops a line without end. */
  readonly phase: 'head' | 'skipping' | 'body' | 'passing-over';
  readonly parts: readonly Uint8Array[];
  readonly length: number;
  /** The headers so far, and how many bytes they came from. */
  readonly headers: Fields;
  readonly headBytes: number;
  /** Bytes of the body that are still to come. */
  readonly missing: number;
}

export const NOTHING_PENDING: Pending = {
  first: true,
  phase: 'head',
  parts: [],
  length: 0,
  headers: new Map(),
  headBytes: 0,
  missing: 0,
};

export interface Framed {
  readonly frames: readonly EslFrame[];
  readonly rest: Pending;
  /** Bytes that became part of no message. */
  readonly discarded: number;
}

const LF = 0x0a;
const CR = 0x0d;

/**
 * Cuts an event socket stream into messages: header lines (LF or CR LF), an empty line, `Content-Length` bytes of body.
 * `rest` is the `pending` of the next call. Never throws; keeps at most one body and one head.
 */
export function frame(pending: Pending, chunk: Uint8Array): Framed {
  const work = new Work(pending);
  let from = 0;
  while (from < chunk.length) from += work.eat(chunk.subarray(from));
  return work.framed();
}

/** The stream is over: how many bytes of an unfinished message are lost. */
export function leftOver(pending: Pending): number {
  return pending.length + pending.headBytes;
}

/** The scratch pad of one `frame` call; it does not outlive it. */
class Work {
  readonly #frames: EslFrame[] = [];
  #discarded = 0;
  #first: boolean;
  #phase: Pending['phase'];
  #parts: Uint8Array[];
  #length: number;
  #headers: Map<string, string>;
  #headBytes: number;
  #missing: number;

  constructor(pending: Pending) {
    this.#first = pending.first;
    this.#phase = pending.phase;
    this.#parts = [...pending.parts];
    this.#length = pending.length;
    this.#headers = new Map(pending.headers);
    this.#headBytes = pending.headBytes;
    this.#missing = pending.missing;
  }

  framed(): Framed {
    const rest: Pending = {
      first: this.#first,
      phase: this.#phase,
      parts: this.#parts,
      length: this.#length,
      headers: this.#headers,
      headBytes: this.#headBytes,
      missing: this.#missing,
    };
    return { frames: this.#frames, rest, discarded: this.#discarded };
  }

  /** Takes the beginning of the bytes; gives how many it took. */
  eat(bytes: Uint8Array): number {
    if (this.#phase === 'body' || this.#phase === 'passing-over') return this.#eatBody(bytes);
    const end = bytes.indexOf(LF);
    const taken = end === -1 ? bytes.length : end + 1;
    this.#keep(bytes.subarray(0, taken));
    if (end !== -1) this.#endLine();
    return taken;
  }

  #eatBody(bytes: Uint8Array): number {
    const part = bytes.subarray(0, this.#missing);
    this.#missing -= part.length;
    if (this.#phase === 'body') this.#store(part);
    else this.#discarded += part.length;
    if (this.#missing === 0) this.#endMessage();
    return part.length;
  }

  /** Adds to the line that is being read; gives it up when it grows too long. */
  #keep(bytes: Uint8Array): void {
    if (this.#phase === 'skipping') {
      this.#discarded += bytes.length;
      return;
    }
    this.#store(bytes);
    const limit = this.#first ? FIRST_LINE_LIMIT : HEAD_LIMIT - this.#headBytes;
    if (this.#length <= limit) return;
    const raw = excerpt(this.#joined());
    this.#frames.push(this.#first ? { type: 'not-esl', raw } : { type: 'noise', raw });
    this.#first = false;
    this.#discarded += this.#length + this.#headBytes;
    this.#beginHead('skipping');
  }

  #endLine(): void {
    if (this.#phase === 'skipping') {
      this.#phase = 'head';
      return;
    }
    const line = withoutLineEnd(this.#joined());
    const length = this.#length;
    this.#parts = [];
    this.#length = 0;
    if (line.length === 0) {
      this.#endHead();
      return;
    }
    this.#addHeader(line, length);
    this.#first = false;
  }

  #addHeader(line: Uint8Array, length: number): void {
    const [name, value] = parseField(textOf(line)) ?? [];
    if (name === undefined || value === undefined) {
      this.#frames.push({ type: this.#first ? 'not-esl' : 'noise', raw: excerpt(line) });
      this.#discarded += length;
      return;
    }
    if (!this.#headers.has(name)) this.#headers.set(name, value);
    this.#headBytes += length;
  }

  #endHead(): void {
    // Empty lines between messages are nothing.
    if (this.#headers.size === 0) return;
    const wanted = field(this.#headers, 'Content-Length');
    this.#missing = /^\d{1,9}$/.test(wanted) ? Number(wanted) : 0;
    this.#phase = this.#missing > BODY_LIMIT ? 'passing-over' : 'body';
    if (this.#missing === 0) this.#endMessage();
  }

  #endMessage(): void {
    const headers: Fields = this.#headers;
    if (this.#phase === 'passing-over') this.#frames.push({ type: 'oversized', headers });
    else this.#frames.push({ type: 'message', message: { headers, body: textOf(this.#joined()) } });
    this.#beginHead('head');
  }

  #beginHead(phase: 'head' | 'skipping'): void {
    this.#phase = phase;
    this.#parts = [];
    this.#length = 0;
    this.#headers = new Map();
    this.#headBytes = 0;
    this.#missing = 0;
  }

  /** A copy: the chunk belongs to whoever read it. */
  #store(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#parts.push(bytes.slice());
    this.#length += bytes.length;
    // Many crumbs would cost more than what they hold.
    if (this.#parts.length > 64) this.#parts = [this.#joined()];
  }

  #joined(): Uint8Array {
    return this.#parts.length === 1 && this.#parts[0] !== undefined
      ? this.#parts[0]
      : new Uint8Array(Buffer.concat(this.#parts, this.#length));
  }
}

function excerpt(bytes: Uint8Array): Uint8Array {
  return bytes.slice(0, RAW_LIMIT);
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
}

function withoutLineEnd(line: Uint8Array): Uint8Array {
  const end = line.length - 1;
  return line.subarray(0, end > 0 && line[end - 1] === CR ? end - 1 : end);
}

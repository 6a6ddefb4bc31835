/** Two bytes of length count the header too, so nothing is longer. */
export const MESSAGE_LIMIT = 0xffff;
const HEADER = 8;
const RAW_LIMIT = 256;
/** The invoke id of events; requests and their answers carry others. */
export const EVENT_ID = '9999';

export type CstaFrame =
  | { readonly type: 'message'; readonly invokeId: string; readonly xml: string }
  /** Bytes between messages, at most 256 of them. */
  | { readonly type: 'noise'; readonly raw: Uint8Array };

/** What is kept between two chunks. */
export interface Pending {
  /** The beginning of a message, at most 64 kB. */
  readonly bytes: Uint8Array;
  /** The beginning of what was passed over since the last message, at most 256 bytes. */
  readonly passed: Uint8Array;
}

export const NOTHING_PENDING: Pending = { bytes: new Uint8Array(0), passed: new Uint8Array(0) };

export interface Framed {
  readonly frames: readonly CstaFrame[];
  readonly rest: Pending;
  /** Bytes that became part of no message. */
  readonly discarded: number;
}

/**
 * Cuts a CSTA stream into messages (ECMA-323 annex J: 2 bytes format, 2 bytes length of the whole message, 4 digits
 * invoke id, XML). After bytes that are none it looks for the next header. `rest` is the `pending` of the next call.
 * Never throws, keeps at most 64 kB.
 */
export function frame(pending: Pending, chunk: Uint8Array): Framed {
  const bytes = joined(pending.bytes, chunk);
  const frames: CstaFrame[] = [];
  let passed = pending.passed;
  let discarded = 0;
  let at = 0;
  const passOver = (end: number) => {
    passed = joined(passed, bytes.subarray(at, end)).slice(0, RAW_LIMIT);
    discarded += end - at;
    at = end;
  };
  while (at < bytes.length) {
    const message = messageAt(bytes, at);
    if (message === 'unfinished') break;
    if (message === 'none') {
      const next = bytes.indexOf(0, at + 1);
      passOver(next === -1 ? bytes.length : next);
      continue;
    }
    if (passed.length > 0) frames.push({ type: 'noise', raw: passed });
    passed = NOTHING_PENDING.passed;
    frames.push(message.frame);
    at += message.length;
  }
  return { frames, rest: { bytes: bytes.slice(at), passed }, discarded };
}

/** The stream is over: what was never part of a whole message, at most 256 bytes of it. */
export function remainder(pending: Pending): Uint8Array {
  return joined(pending.passed, pending.bytes).slice(0, RAW_LIMIT);
}

/** A message ready to be sent. */
export function encode(invokeId: string, xml: string): Uint8Array {
  const body = Buffer.from(xml, 'utf8');
  const bytes = Buffer.alloc(HEADER + body.length);
  bytes.writeUInt16BE(0, 0);
  bytes.writeUInt16BE(Math.min(bytes.length, MESSAGE_LIMIT), 2);
  bytes.write(invokeId, 4, 'latin1');
  body.copy(bytes, HEADER);
  return new Uint8Array(bytes);
}

type Found =
  | 'none'
  | 'unfinished'
  | { readonly length: number; readonly frame: CstaFrame & { readonly type: 'message' } };

function messageAt(bytes: Uint8Array, at: number): Found {
  const length = (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0);
  const has = bytes.length - at;
  if (!startsLikeHeader(bytes, at) || (has >= 4 && length <= HEADER)) return 'none';
  if (has <= HEADER) return 'unfinished';
  const body = bytes.subarray(at + HEADER, at + length);
  // XML has no NUL, but every header begins with one: a message that was cut short or lied about its length ends here.
  if (body.includes(0)) return 'none';
  if (has < length) return 'unfinished';
  const invokeId = textOf(bytes.subarray(at + 4, at + HEADER));
  return { length, frame: { type: 'message', invokeId, xml: textOf(body) } };
}

/** As far as the bytes have come: format 0 (XML) or 1 (SOAP), any length, four digits, then XML or white space. */
function startsLikeHeader(bytes: Uint8Array, at: number): boolean {
  const format = bytes[at + 1] ?? 0;
  if (bytes[at] !== 0 || format > 1) return false;
  for (let digit = at + 4; digit < Math.min(at + HEADER, bytes.length); digit += 1) {
    const byte = bytes[digit] ?? 0;
    if (byte < 0x30 || byte > 0x39) return false;
  }
  const first = bytes[at + HEADER];
  return first === undefined || BEGINNINGS.has(first);
}

/** `<`, white space, or the first byte of a UTF-8 byte order mark. */
const BEGINNINGS: ReadonlySet<number> = new Set([0x3c, 0x20, 0x09, 0x0a, 0x0d, 0xef]);

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  if (one.length === 0) return other;
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}

import { itemsOf, type PacketItem } from '../fsk/caller-packet.ts';
import { giveUp, type Hunted, type Hunting, hunt, type Look, type Quarry } from '../hunt.ts';
import { withEvenParity } from '../seven-bits.ts';
import { crcOf } from './crc.ts';

export type JclipFrame =
  /** A frame whose CRC is right. `content` 0x40 is the information about a call. */
  | {
      readonly type: 'packet';
      readonly content: number;
      readonly items: readonly PacketItem[];
      readonly bytes: Uint8Array;
    }
  /** A frame came in damaged or not whole. */
  | { readonly type: 'broken'; readonly bytes: Uint8Array }
  | { readonly type: 'noise'; readonly bytes: Uint8Array };

/** The network sends without pauses: whoever is silent for this long (milliseconds) has finished or lost the carrier. */
export const JCLIP_SILENCE = 200;

/**
 * Finds the frames of Number Display (NTT, technical reference of telephone service interfaces):
 *
 *   DLE SOH header  DLE STX content-type length { type length data } DLE ETX  CRC-low CRC-high
 *
 * Characters have seven bits and even parity. Both ways of reading the port are taken: 1200 8N1, which leaves the
 * parity in bit 7, and 1200 7E1, which takes it away (of the CRC, which has no parity, too: 14 of its 16 bits are
 * left to check). `rest` is the `pending` of the next call, beginning with `NOTHING_HUNTED`. Never throws.
 */
export function frame(pending: Hunting, chunk: Uint8Array): Hunted<JclipFrame> {
  return hunt(NUMBER_DISPLAY, pending, chunk);
}

/** The line was silent for `JCLIP_SILENCE`, or no more bytes come. */
export function expire(pending: Hunting): Hunted<JclipFrame> {
  return giveUp(NUMBER_DISPLAY, pending);
}

const DLE = 0x10;
const ETX = 0x03;
const OPENING = [DLE, 0x01, 0x07, DLE, 0x02];
/** The opening without its first byte or two, by which a damaged frame is known. */
const TRACES = [OPENING.slice(0, 3), [DLE, 0x02, 0x40]];
/** 127 bytes of parameters, each doubled, and what is around them. */
const LONGEST = 2 * 127 + 16;
const HEADER_AT = 2;
const CRC_LENGTH = 2;

function look(bytes: Uint8Array): Look<JclipFrame> {
  if (bytes.length > LONGEST) return { type: 'no' };
  if (OPENING.some((byte, at) => at < bytes.length && (byteAt(bytes, at) & 0x7f) !== byte))
    return { type: 'no' };
  const closing = closingOf(bytes);
  if (closing !== null && closing.type === 'damaged') return { type: 'no' };
  if (closing === null || bytes.length < closing.end + CRC_LENGTH) return { type: 'more' };
  if (bytes.length > closing.end + CRC_LENGTH) return { type: 'no' };
  if (!isCrcRight(bytes, closing.end)) return { type: 'bad', frame: { type: 'broken', bytes } };
  const [content = 0, length = 0, ...parameters] = closing.data;
  const items = itemsWithin(Uint8Array.from(parameters), length);
  if (items === null) return { type: 'bad', frame: { type: 'broken', bytes } };
  return { type: 'good', frame: { type: 'packet', content, items, bytes } };
}

type Closing =
  /** What was between DLE STX and DLE ETX, with doubled DLE made single; `end` is behind the ETX. */
  | { readonly type: 'whole'; readonly data: readonly number[]; readonly end: number }
  /** A DLE before something that it cannot stand before. */
  | { readonly type: 'damaged' };

/** A DLE among the data is doubled, so the first single one before an ETX ends them. Null: not come yet. */
function closingOf(bytes: Uint8Array): Closing | null {
  const data: number[] = [];
  for (let at = OPENING.length; at < bytes.length; at++) {
    const byte = byteAt(bytes, at) & 0x7f;
    if (byte === DLE) {
      at += 1;
      if (at === bytes.length) return null;
      const next = byteAt(bytes, at) & 0x7f;
      if (next === ETX) return { type: 'whole', data, end: at + 1 };
      if (next !== DLE) return { type: 'damaged' };
    }
    data.push(byte);
  }
  return null;
}

/** From the header to the ETX, both included, DLEs too. */
function isCrcRight(bytes: Uint8Array, end: number): boolean {
  const crc = crcOf(bytes.subarray(HEADER_AT, end).map(withEvenParity));
  const hasParity = bytes.subarray(0, end).some((byte) => byte > 0x7f);
  const isParityRight = !hasParity || bytes.subarray(0, end).every((byte) => withEvenParity(byte) === byte);
  const isSame = (sent: number, right: number) => sent === right || (!hasParity && sent === (right & 0x7f));
  return isParityRight && isSame(byteAt(bytes, end), crc & 0xff) && isSame(byteAt(bytes, end + 1), crc >> 8);
}

/**
 * The length is not needed to find the end, and encoders disagree on whether it counts doubled bytes twice: it only
 * decides where the parameters end when they do not come out even.
 */
function itemsWithin(parameters: Uint8Array, length: number): readonly PacketItem[] | null {
  return itemsOf(parameters) ?? itemsOf(parameters.subarray(0, length));
}

/** Fewer bytes than a frame has are the junk of a carrier that begins or ends: not worth showing. */
const SHORTEST = 12;

function lost(noise: Uint8Array): JclipFrame | null {
  const text = noise.map((byte) => byte & 0x7f);
  if (TRACES.some((trace) => text.some((_, from) => trace.every((byte, at) => text[from + at] === byte)))) {
    return { type: 'broken', bytes: noise };
  }
  const rest = noise.filter((byte) => byte !== 0x00 && byte !== 0x7f && byte !== 0xff);
  return rest.length < SHORTEST ? null : { type: 'noise', bytes: rest };
}

/** A byte that is there. */
function byteAt(bytes: Uint8Array, at: number): number {
  return bytes[at] ?? 0;
}

export const NUMBER_DISPLAY: Quarry<JclipFrame> = { look, lost };

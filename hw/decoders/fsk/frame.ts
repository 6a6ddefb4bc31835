import { type Behind, giveUp, type Hunted, type Hunting, hunt, type Look, type Quarry } from '../hunt.ts';
import { isPacketType, readPacket } from './caller-packet.ts';

export type FskFrame =
  /** A packet with its type, length and checksum, all of which fit. */
  | { readonly type: 'packet'; readonly bytes: Uint8Array }
  /** A packet was sent and came in damaged or not whole. */
  | { readonly type: 'broken'; readonly bytes: Uint8Array }
  | { readonly type: 'noise'; readonly bytes: Uint8Array };

/**
 * What is between the bytes of one packet is a stop bit; a chip that says nothing for this long (milliseconds) has
 * lost the carrier.
 */
export const FSK_SILENCE = 200;

/**
 * Finds SDMF and MDMF packets in what a decoder chip sends (1200 bit/s 8N1): channel seizure, junk, `type len body
 * ck`, junk. `rest` is the `pending` of the next call, beginning with `NOTHING_HUNTED`. Never throws, keeps less
 * than a kilobyte. Source: Bellcore GR-30, ETSI EN 300 659-1.
 */
export function frame(pending: Hunting, chunk: Uint8Array): Hunted<FskFrame> {
  return hunt(PACKETS, pending, chunk);
}

/** The chip was silent for `FSK_SILENCE`, or no more bytes come. */
export function expire(pending: Hunting): Hunted<FskFrame> {
  return giveUp(PACKETS, pending);
}

const SDMF_CALL = 0x04;
const SDMF_MESSAGES = 0x06;

function look(bytes: Uint8Array): Look<FskFrame> {
  const [type, length] = bytes;
  if (type === undefined || !isPacketType(type)) return { type: 'no' };
  if (length === undefined) return { type: 'more' };
  if (!isUsualLength(type, length)) return { type: 'no' };
  if (bytes.length < length + 3) return { type: 'more' };
  if (bytes.length > length + 3) return { type: 'no' };
  const reading = readPacket(bytes);
  if (reading.type !== 'broken') return { type: 'good', frame: { type: 'packet', bytes } };
  return isLikeCall(type, bytes.subarray(2, -1))
    ? { type: 'bad', frame: { type: 'broken', bytes } }
    : { type: 'no' };
}

/** SDMF has one field of known size; three equal letters switch its message lamp. MDMF holds one item at least. */
function isUsualLength(type: number | undefined, length: number): boolean {
  if (type === SDMF_CALL) return length >= 9 && length <= 40;
  if (type === SDMF_MESSAGES) return length === 3;
  return length >= 3;
}

const DATE_LENGTH = 8;
const LAST_USUAL_ITEM = 0x23;

/**
 * Was a body whose checksum is wrong a call, or did noise only look like a beginning? Bodies are made of letters,
 * digits and small type and length bytes; noise is made of anything.
 */
function isLikeCall(type: number, body: Uint8Array): boolean {
  if (type === SDMF_CALL) {
    return body.subarray(0, DATE_LENGTH).filter(isDigit).length >= DATE_LENGTH - 2;
  }
  const [item = 0xff, length = 0xff] = body;
  const text = body.filter((byte) => byte < 0x7f).length / body.length;
  const begins = item <= LAST_USUAL_ITEM && length + 2 <= body.length;
  return begins ? text >= 0.75 : text >= 0.9 && body.length >= DATE_LENGTH + 2;
}

const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;

/** So many equal bytes of alternating bits in a row are a channel seizure, cut though it may be: 300 bits give 30. */
const SEIZURE = 8;
/** Fewer bytes than the packet of a call has are the junk that every chip sends around it: not worth showing. */
const SHORTEST_PACKET = 12;
/** Junk between seizure and packet is shorter than the shortest packet. */
const SHORTEST_LOSS = 6;

/** After a seizure a packet is certain. Without one, bytes that look like a packet's beginning must do. */
function lost(noise: Uint8Array, behind: Behind): FskFrame | null {
  const stretches = stretchesOf(noise);
  // Between the last seizure and a packet that was found there is nothing but junk.
  const suspects = behind === 'frame' && stretches.length > 1 ? stretches.slice(0, -1) : stretches;
  const broken = suspects.find(
    ({ seized, bytes }) => (seized && behind === 'silence' && isLoss(bytes)) || hasBeginning(bytes),
  );
  if (broken !== undefined) return { type: 'broken', bytes: broken.bytes };
  const rest = noise.filter((byte) => !isIdle(byte));
  return rest.length < SHORTEST_PACKET ? null : { type: 'noise', bytes: rest };
}

interface Stretch {
  /** A channel seizure came before it. */
  readonly seized: boolean;
  readonly bytes: Uint8Array;
}

function stretchesOf(noise: Uint8Array): readonly Stretch[] {
  const found: Stretch[] = [];
  let seized = false;
  let from = 0;
  for (let at = 0; at < noise.length; ) {
    const run = runAt(noise, at);
    if (run >= SEIZURE) {
      if (at > from) found.push({ seized, bytes: noise.subarray(from, at) });
      seized = true;
      from = at + run;
    }
    at += run;
  }
  return [...found, { seized, bytes: noise.subarray(from) }];
}

/** How many bytes of a seizure begin at `at`, or 1. */
function runAt(noise: Uint8Array, at: number): number {
  const byte = noise[at];
  if (byte !== 0x55 && byte !== 0xaa) return 1;
  let end = at;
  while (noise[end] === byte) end += 1;
  return end - at;
}

function isLoss(bytes: Uint8Array): boolean {
  return bytes.filter((byte) => !isIdle(byte)).length >= SHORTEST_LOSS;
}

function hasBeginning(bytes: Uint8Array): boolean {
  return bytes.some((type, at) => {
    const length = bytes[at + 1];
    const body = bytes.subarray(at + 2);
    const isCall = isPacketType(type) && type !== SDMF_MESSAGES;
    if (!isCall || length === undefined || body.length < SHORTEST_LOSS) return false;
    return isUsualLength(type, length) && isLikeCall(type, body);
  });
}

/** What a chip sends while the line only carries seizure, mark or nothing. */
function isIdle(byte: number): boolean {
  return byte === 0x55 || byte === 0xaa || byte === 0xff || byte === 0x00;
}

export const PACKETS: Quarry<FskFrame> = { look, lost };

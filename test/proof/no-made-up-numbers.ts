import type { LineEvent } from '../../hw/line-event.ts';

/**
 * Whether a number could be known from these bytes at all. Written without a look at the decoders, so that one mistake
 * is not made twice.
 */
type Proof = (bytes: Uint8Array, number: string) => boolean;

const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
const PACKET_TYPES: ReadonlySet<number> = new Set([0x04, 0x80]);

/** Somewhere is a packet (type, length, body, checksum) with the number in it, and its sum is zero modulo 256. */
const inPacket: Proof = (bytes, number) =>
  bytes.some((type, at) => {
    const length = bytes[at + 1];
    if (!PACKET_TYPES.has(type) || length === undefined || at + length + 3 > bytes.length) return false;
    const packet = bytes.subarray(at, at + length + 3);
    return packet.reduce((sum, byte) => (sum + byte) & 0xff, 0) === 0 && latin1(packet).includes(number);
  });

function parityMade(byte: number): number {
  const ones = (byte & 0x7f).toString(2).replaceAll('0', '').length;
  return (byte & 0x7f) + (ones % 2) * 0x80;
}

/** CRC-16 of the reflected polynomial 0x8408, bit by bit. */
function crc(bytes: Uint8Array): number {
  let register = 0;
  for (const byte of bytes) {
    for (let bit = 0; bit < 8; bit += 1) {
      const feedback = (register ^ (byte >> bit)) & 1;
      register = (register >> 1) ^ (feedback === 1 ? 0x8408 : 0);
    }
  }
  return register;
}

/** Somewhere is a frame from header to ETX with the number in it, and the two bytes behind it are its CRC. */
const inFrame: Proof = (bytes, number) => {
  const seven = bytes.map((byte) => byte & 0x7f);
  const whole = seven.map(parityMade);
  const ends = [...seven.keys()].filter((at) => seven[at] === 0x03 && at + 2 < bytes.length);
  return seven.some((byte, from) =>
    byte !== 0x07
      ? false
      : ends.some((to) => {
          if (to < from || !latin1(seven.subarray(from, to)).includes(number)) return false;
          const right = crc(whole.subarray(from, to + 1));
          const sent = (bytes[to + 1] ?? 0) | ((bytes[to + 2] ?? 0) << 8);
          return sent === right || sent === (right & 0x7f7f);
        }),
  );
};

/** What stands beside the columns of a log (NUL, XON …) does not part a number. */
const inText: Proof = (bytes, number) =>
  [bytes, bytes.map((byte) => byte & 0x7f)].some((some) =>
    latin1(some)
      .replace(/[^\x20-\x7e\x80-\xff\r\n\t]/g, '')
      .includes(number),
  );

/** Blanks and noise may stand between the digits of a string. */
const inDigits: Proof = (bytes, number) =>
  latin1(bytes)
    .replace(/[\s\p{Cc}]/gu, '')
    .includes(number);

const PROOFS: Readonly<Record<string, Proof>> = {
  fsk: inPacket,
  jclip: inFrame,
  aloha: inText,
  dtmf: inDigits,
};

/** A number that the bytes do not hold, or hold only with a wrong checksum; null when there is none. */
export function madeUpNumber(format: string, bytes: Uint8Array, events: readonly LineEvent[]): string | null {
  const proof = PROOFS[format] ?? (format.startsWith('smdr') ? inText : null);
  if (proof === null) return null;
  const numbers = events.flatMap((event) =>
    'number' in event && event.number !== undefined ? [event.number] : [],
  );
  return numbers.find((number) => !proof(bytes, number)) ?? null;
}

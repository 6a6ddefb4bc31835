/**
 * The check of a Number Display frame: CRC-16 of ITU-T V.41 reflected (polynomial 0x8408, starts at 0, not
 * inverted), over the bytes with their parity bits. It is sent low byte first.
 */
export function crcOf(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >> 1) ^ 0x8408 : crc >> 1;
  }
  return crc;
}

/** A character of seven bits with the eighth that makes the number of ones even. */
export function withEvenParity(byte: number): number {
  let ones = 0;
  for (let bits = byte & 0x7f; bits > 0; bits &= bits - 1) ones += 1;
  return (byte & 0x7f) | ((ones % 2) << 7);
}

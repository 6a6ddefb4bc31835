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

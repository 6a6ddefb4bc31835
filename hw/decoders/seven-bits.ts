/** A character of seven bits with the eighth that makes the number of ones even. */
export function withEvenParity(byte: number): number {
  let ones = 0;
  for (let bits = byte & 0x7f; bits > 0; bits &= bits - 1) ones += 1;
  return (byte & 0x7f) | ((ones % 2) << 7);
}

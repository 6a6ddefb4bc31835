import type { Seeded } from './seeded.ts';

/** Bytes that mean something to one format or another: ends, marks, DLE, seizure, lengths at their limits. */
const TELLING = [
  0x00, 0x01, 0x02, 0x03, 0x04, 0x0a, 0x0d, 0x10, 0x11, 0x13, 0x1a, 0x20, 0x22, 0x23, 0x2a, 0x2c, 0x3b, 0x3c,
  0x55, 0x7f, 0x80, 0x85, 0xaa, 0xff,
];

type Mutation = (random: Seeded, bytes: Uint8Array, other: Uint8Array) => Uint8Array;

const joined = (...parts: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

/** `bytes` with a piece of it replaced. */
function replaced(bytes: Uint8Array, at: number, length: number, piece: Uint8Array): Uint8Array {
  return joined(bytes.subarray(0, at), piece, bytes.subarray(at + length));
}

const changed =
  (change: (random: Seeded, byte: number) => number): Mutation =>
  (random, bytes) => {
    const copy = Uint8Array.from(bytes);
    const at = random.below(copy.length);
    copy[at] = change(random, copy[at] ?? 0);
    return copy;
  };

const withParity = (byte: number): number => {
  let ones = 0;
  for (let bits = byte & 0x7f; bits > 0; bits >>= 1) ones += bits & 1;
  return (byte & 0x7f) | (ones % 2 === 1 ? 0x80 : 0);
};

const MUTATIONS: Readonly<Record<string, Mutation>> = {
  flip: changed((random, byte) => byte ^ (1 << random.below(8))),
  set: changed((random) => random.oneOf(TELLING)),
  random: changed((random) => random.below(256)),
  step: changed((random, byte) => byte + random.oneOf([-1, 1, 16, -16, 128])),
  delete: (random, bytes) =>
    replaced(bytes, random.below(bytes.length), 1 + random.below(12), new Uint8Array(0)),
  insert: (random, bytes) =>
    replaced(bytes, random.below(bytes.length + 1), 0, random.bytes(1 + random.below(12))),
  repeat: (random, bytes) => {
    const at = random.below(bytes.length);
    const piece = bytes.subarray(at, at + 1 + random.below(40));
    return replaced(bytes, at, 0, joined(...Array.from({ length: 1 + random.below(4) }, () => piece)));
  },
  splice: (random, bytes, other) =>
    joined(bytes.subarray(0, random.below(bytes.length + 1)), other.subarray(random.below(other.length + 1))),
  between: (random, bytes, other) =>
    replaced(bytes, random.below(bytes.length + 1), 0, other.subarray(0, 200)),
  truncate: (random, bytes) => bytes.subarray(0, random.below(bytes.length + 1)),
  behead: (random, bytes) => bytes.subarray(random.below(bytes.length + 1)),
  sevenBits: (_, bytes) => bytes.map((byte) => byte & 0x7f),
  parity: (_, bytes) => bytes.map(withParity),
  parityNoise: (random, bytes) => bytes.map((byte) => (random.below(10) === 0 ? byte ^ 0x80 : byte)),
};

const MUTATE = Object.values(MUTATIONS);
const MOST = 5;

/** `bytes` with up to five kinds of harm done to it, one upon the other; `other` is what may be spliced in. */
export function mutated(random: Seeded, bytes: Uint8Array, other: Uint8Array): Uint8Array {
  let result = bytes;
  for (let left = 1 + random.below(MOST); left > 0; left -= 1)
    result = random.oneOf(MUTATE)(random, result, other);
  return result;
}

/** Numbers that look random and are the same on every run with the same seed. */
export interface Seeded {
  /** A whole number from 0 to `below - 1`; 0 when there is none. */
  below(limit: number): number;
  /** One of them. Throws a RangeError when there is none. */
  oneOf<T>(list: readonly T[]): T;
  bytes(length: number): Uint8Array;
}

/** xorshift32 (Marsaglia, 2003): small, and good enough to choose where to do harm. */
export function seeded(seed: number): Seeded {
  // Zero is the one state that it never leaves.
  let state = Math.imul(seed, 0x9e37_79b1) >>> 0 || 1;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state;
  };
  const below = (limit: number) => (limit < 1 ? 0 : next() % Math.floor(limit));
  return {
    below,
    oneOf(list) {
      const chosen = list[below(list.length)];
      if (chosen === undefined) throw new RangeError('nothing to choose from');
      return chosen;
    },
    bytes: (length) => Uint8Array.from({ length }, () => below(256)),
  };
}

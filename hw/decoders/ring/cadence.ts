/** How the bell of a country sounds. General knowledge, not measured: prove it on the line of the office. */
export interface Cadence {
  /** Longest pause between two bursts of one call, milliseconds. */
  readonly longestPause: number;
  /**
   * Number Display: before the bell the exchange sends short bursts that are for a receiver on the line. It goes off
   * hook, takes the number and goes on hook again, which is no answer. Null: there is no such thing on the line.
   */
  readonly startSignal: StartSignal | null;
}

export interface StartSignal {
  /** Bursts up to this length are the start signal (0.5 s), longer ones are the bell (1 s). */
  readonly longestBurst: number;
  /** The receiver is off hook for 7 s at most; whoever stays longer is a person. */
  readonly longestReception: number;
}

/** Names of the configuration. */
export const CADENCES = {
  // 1 s on, 2 s off.
  japan: { longestPause: 2_000, startSignal: null },
  'japan-number-display': {
    longestPause: 2_000,
    startSignal: { longestBurst: 750, longestReception: 8_000 },
  },
  // 2 s on, 4 s off.
  us: { longestPause: 4_000, startSignal: null },
  // 0.4 s on, 0.2 s off, 0.4 s on, 2 s off.
  uk: { longestPause: 2_000, startSignal: null },
} as const satisfies Readonly<Record<string, Cadence>>;

export type CadenceName = keyof typeof CADENCES;

export function isCadenceName(name: string): name is CadenceName {
  return Object.hasOwn(CADENCES, name);
}

/** A burst that is late by half a pause will not come. */
export function silenceLimit({ longestPause }: Cadence): number {
  return longestPause * 1.5;
}

/** Digits by what an MT8870 or CM8870 shows on Q4 … Q1. Zero is 1010, and 0000 is the letter D. */
const DIGITS = 'D1234567890*#ABC';

/** The chip's five outputs as they are now; `value` is Q4 … Q1 as a number from 0 to 15. */
export interface ToneLevels {
  /** StD: a tone was received and Q4 … Q1 are valid. */
  readonly steered: boolean;
  readonly value: number;
}

/** What must be remembered between two readings: whether StD was high. */
export interface ToneState {
  readonly steered: boolean;
}

export const NO_TONE: ToneState = { steered: false };

/**
 * A digit is there once, when StD rises: all outputs low are a digit as well, so the value alone says nothing.
 * Source: Mitel MT8870D data sheet, table 1.
 */
export function toneOf(state: ToneState, levels: ToneLevels): { state: ToneState; digit: string | null } {
  const rises = levels.steered && !state.steered;
  const digit = rises ? (DIGITS[levels.value & 0x0f] ?? null) : null;
  return { state: { steered: levels.steered }, digit };
}

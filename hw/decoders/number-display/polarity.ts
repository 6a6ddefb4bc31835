/**
 * Which way round the exchange feeds the line, from a coupler that conducts in one direction. What is the usual way
 * depends on how the line was wired, so the level at which it rested is the usual one. The bell makes the coupler
 * flicker: it is asked in the silence behind a burst.
 */
export interface Polarity {
  readonly active: boolean;
  readonly changedAt: number;
  /** The level that stood still for `REST` the last time. */
  readonly rest: boolean;
}

/** Longer than a start signal, shorter than the time between two calls (milliseconds). */
const REST = 10_000;

/** The line as it is found: it is taken to rest. */
export function polarityAt(active: boolean, at: number): Polarity {
  return { active, changedAt: at, rest: active };
}

export function polarityChanged(before: Polarity, active: boolean, at: number): Polarity {
  return active === before.active ? before : { active, changedAt: at, rest: restAt(before, at) };
}

/** The line is the other way round than where it rested. */
export function isReversed(polarity: Polarity, at: number): boolean {
  return polarity.active !== restAt(polarity, at);
}

function restAt({ active, changedAt, rest }: Polarity, at: number): boolean {
  return at - changedAt >= REST ? active : rest;
}

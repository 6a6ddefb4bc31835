/** How a source has behaved lately. Times by the clock that never jumps, ms. */
export interface Standing {
  readonly failures: number;
  /** Not asked before this time. */
  readonly askAgainAt: number;
}

export const GOOD_STANDING: Standing = { failures: 0, askAgainAt: 0 };

/** Two failures may be chance; from then on the source is spared, for longer each time. */
const PAUSES_MS = [0, 0, 10_000, 30_000, 60_000, 300_000];

export function afterFailure({ failures }: Standing, now: number): Standing {
  const pause = PAUSES_MS[Math.min(failures + 1, PAUSES_MS.length - 1)] ?? 0;
  return { failures: failures + 1, askAgainAt: now + pause };
}

export const mayBeAsked = (standing: Standing, now: number): boolean => now >= standing.askAgainAt;

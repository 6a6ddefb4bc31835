import { type Lit, lampAt, PATTERNS, type Pattern, SIGNS, type Sign } from './lamp-pattern.ts';

/** A moment of the test of a lamp. */
export interface TestMoment extends Lit {
  readonly sign: Sign;
  /** From 0. */
  readonly step: number;
  /** Milliseconds until the lamp or the sign is another one. */
  readonly changesIn: number;
}

/** A pattern is recognised when it was seen for this long, milliseconds, and is shown to the end. */
const SEEN_MS = 3_000;

/** The signs in the order of their table, each with how long it is shown. */
const STEPS = SIGNS.map((sign) => ({ sign, ms: shownFor(PATTERNS[sign]) }));

/** @returns null when the test is over */
export function testAt(elapsed: number): TestMoment | null {
  let left = elapsed;
  for (const [step, { sign, ms }] of STEPS.entries()) {
    if (left < ms) {
      const { lit, changesIn } = lampAt(PATTERNS[sign], left);
      return { sign, step, lit, changesIn: Math.min(changesIn ?? ms, ms - left) };
    }
    left -= ms;
  }
  return null;
}

function shownFor(pattern: Pattern): number {
  const period = pattern.reduce((sum, part) => sum + part, 0);
  return period === 0 ? SEEN_MS : Math.ceil(SEEN_MS / period) * period;
}

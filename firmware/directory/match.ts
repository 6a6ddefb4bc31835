import type { CustomerSnapshot, Match } from '../calls/call.ts';

/** What the call core and the board need to know of the customers that have a number, in their order. */
export function matchOf(candidates: readonly CustomerSnapshot[]): Match {
  const [first, ...others] = candidates;
  if (first === undefined) return { type: 'none' };
  return others.length === 0 ? { type: 'one', customer: first } : { type: 'several', candidates };
}

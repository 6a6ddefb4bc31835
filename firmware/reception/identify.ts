import type { Caller, Match } from '../calls/call.ts';

/** Who has this number? The number comes as the network delivered it. */
export type LookUp = (number: string) => Promise<{ readonly e164: string | null; readonly match: Match }>;

/** Longest texts taken from a wire; what is longer is not a number, not a name. */
const MAX_NUMBER = 40;
const MAX_NAME = 100;

export interface Identified {
  readonly caller: Extract<Caller, { type: 'number' }>;
  readonly match: Match;
}

/** A number that the network delivered, with its normal form and whose it is. */
export async function identify(
  number: string,
  name: string | undefined,
  lookUp: LookUp,
): Promise<Identified> {
  const short = number.slice(0, MAX_NUMBER);
  const { e164, match } = await lookUp(short);
  const shown = name?.slice(0, MAX_NAME);
  const named = shown === undefined || shown === '' ? {} : { name: shown };
  return { caller: { type: 'number', number: short, e164, ...named }, match };
}

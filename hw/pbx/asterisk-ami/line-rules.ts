import { type LineRule, lineOf } from '../line-rules.ts';
import { matchesChannel } from './channel-name.ts';

/** A trunk channel that wants a line. */
export interface Claim {
  readonly channel: string;
  readonly did: string;
}

/** The line of a trunk channel. `taken` are the lines that other trunk channels are on. */
export function lineFor(claim: Claim, rules: readonly LineRule[], taken: ReadonlySet<string>): string {
  return lineOf({ names: [claim.channel], did: claim.did }, rules, taken, matchesChannel);
}

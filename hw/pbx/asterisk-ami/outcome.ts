import type { ReleasedEvent } from '../../line-event.ts';

/** One attempt to reach a telephone for a call. */
export interface Leg {
  readonly rang: boolean;
  /** Q.850 cause with which the telephone itself hung up, or ''. */
  readonly cause: string;
  /** `DialStatus` at the end of the attempt, or '' while it lasts. */
  readonly status: string;
}

export const NEW_LEG: Leg = { rang: false, cause: '', status: '' };

/** Q.850: no route, subscriber absent, destination out of order, congestion. */
const UNREACHABLE_CAUSES = new Set(['3', '20', '27', '34', '38', '42']);
const CALL_REJECTED = '21';
const USER_BUSY = '17';

type LegEnd = 'busy' | 'rejected' | 'unreachable' | 'other';

/**
 * What a call came to that nobody answered, or undefined when all that can be said is "nobody answered".
 * Only when every telephone tried gave the same kind of refusal does it become the outcome of the call.
 */
export function outcomeOf(
  legs: Iterable<Leg>,
  seen: { readonly voicemail: boolean; readonly unreachable: boolean },
): ReleasedEvent['outcome'] {
  if (seen.voicemail) return 'voicemail';
  const ends = new Set<LegEnd>();
  for (const leg of legs) ends.add(endOf(leg));
  if (ends.size === 0) return seen.unreachable ? 'unreachable' : undefined;
  if (ends.has('other')) return undefined;
  if (ends.has('rejected')) return 'rejected';
  return ends.has('busy') ? 'busy' : 'unreachable';
}

/** A telephone that says "busy" after it rang was told to by a finger on its reject key. */
function endOf(leg: Leg): LegEnd {
  if (leg.cause === CALL_REJECTED) return 'rejected';
  if (leg.status === 'BUSY' || leg.cause === USER_BUSY) return leg.rang ? 'rejected' : 'busy';
  if (leg.rang) return 'other';
  if (leg.status === 'CHANUNAVAIL' || leg.status === 'CONGESTION') return 'unreachable';
  return UNREACHABLE_CAUSES.has(leg.cause) ? 'unreachable' : 'other';
}

import type { CallEnd } from '../incoming-call.ts';
import { type Fields, field } from './message.ts';

/** One attempt to reach a telephone. */
export interface Leg {
  readonly rang: boolean;
  /** `Hangup-Cause`, '' while it lasts. */
  readonly cause: string;
}

const UNREACHABLE = new Set([
  'UNALLOCATED_NUMBER',
  'NO_ROUTE_DESTINATION',
  'SUBSCRIBER_ABSENT',
  'USER_NOT_REGISTERED',
  'DESTINATION_OUT_OF_ORDER',
  'NETWORK_OUT_OF_ORDER',
  'NORMAL_TEMPORARY_FAILURE',
  'RECOVERY_ON_TIMER_EXPIRE',
  'GATEWAY_DOWN',
]);

/** How a call ended: by the last event of the caller's channel and the telephones that were tried. */
export function endOf(last: Fields, legs: readonly Leg[], isAnswered: boolean): CallEnd {
  const by = endedBy(last, isAnswered);
  const outcome = outcomeOf(last, legs);
  return { ...(by !== undefined && { by }), ...(outcome !== undefined && { outcome }) };
}

/** mod_sofia says who sent the end. Other kinds of trunk tell only that the caller gave up. */
function endedBy(last: Fields, isAnswered: boolean): CallEnd['by'] {
  const disposition = field(last, 'variable_sip_hangup_disposition');
  if (disposition === 'recv_bye' || disposition === 'recv_cancel') return 'caller';
  if (field(last, 'Hangup-Cause') === 'ORIGINATOR_CANCEL') return 'caller';
  return disposition === 'send_bye' && isAnswered ? 'callee' : undefined;
}

function outcomeOf(last: Fields, legs: readonly Leg[]): CallEnd['outcome'] {
  if (field(last, 'variable_current_application') === 'voicemail') return 'voicemail';
  // Telephones that are not registered get no channel at all; the caller's says why.
  const causes = legs.length > 0 ? legs : [{ rang: false, cause: failureOf(last) }];
  const ends = new Set(causes.map(refusalOf));
  if (ends.has('other')) return undefined;
  if (ends.has('rejected')) return 'rejected';
  return ends.has('busy') ? 'busy' : 'unreachable';
}

function failureOf(last: Fields): string {
  return field(last, 'variable_originate_failed_cause') || field(last, 'Hangup-Cause');
}

/** A telephone that says "busy" after it rang was told to by a finger on its reject key. */
function refusalOf({ rang, cause }: Leg): 'busy' | 'rejected' | 'unreachable' | 'other' {
  if (cause === 'CALL_REJECTED') return 'rejected';
  if (cause === 'USER_BUSY') return rang ? 'rejected' : 'busy';
  return !rang && UNREACHABLE.has(cause) ? 'unreachable' : 'other';
}
